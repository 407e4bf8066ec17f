# What is waived is not printed, not counted and does not fail.
cp -r data "$TMP/data"
cp tests/data/says-two-things.csv "$TMP/mine.csv"
cat >"$TMP/data/waivers.csv" <<'END'
code,file,line,cell,reason
P402,mine.csv,2,,"typing error of the page, reported on 3 May"
P401,mine.csv,,12.248,"the decision was printed twice"
P403,mine.csv,7,257.000,"rounded in the news"
P401,extracts/quang-binh-3627-labour.csv,,12.250,"not read here"
END
povstat check -v --data "$TMP/data" "$TMP/mine.csv"
echo "exit status $?"
povstat check --format json --data "$TMP/data" "$TMP/mine.csv"
echo "not verbose, one left:"
sed -i '/^P403/d' "$TMP/data/waivers.csv"
povstat report --diagnostics github --data "$TMP/data" "$TMP/mine.csv" 2>&1 |
    grep -e :: -e file
