# A waiver that nothing needs is told, if its file was read; what rests on
# several files, only if all were read.
cp -r data "$TMP/data"
cat >"$TMP/data/waivers.csv" <<'END'
code,file,line,cell,reason
P101,extracts/bac-kan-2023.csv,3,,"mended since"
P101,./bac-kan-2023.csv,,"9,9%","mended since"
P401,bac-kan-2023.csv,2,"27,37%","agreed since"
P101,kan-2023.csv,3,,"no such file"
END
echo "one file:"
povstat check --fail-on warning --data "$TMP/data" \
    "$TMP/data/extracts/bac-kan-2023.csv"
echo "exit status $?"
echo "all files:"
povstat check -q --data "$TMP/data" | grep -A1 'P303'
