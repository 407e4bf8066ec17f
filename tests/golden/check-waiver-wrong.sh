# A wrong waiver silences nothing.
cp -r data "$TMP/data"
printf 'area,indicator,kind,value,as_of\nBa Chẽ,poor,actual,9.9,2023\n' \
    >"$TMP/mine.csv"
cat >"$TMP/data/waivers.csv" <<'END'
code,file,line,cell,reason
P999,mine.csv,2,,no such code
P001,mine.csv,2,,a file that cannot be read
P101,,2,,no file
P101,mine.csv,,,neither line nor cell
P101,mine.csv,0,,lines count from 1
P101,mine.csv,99999999999,,no file is that long
P101,mine.csv,2,,
END
povstat check --data "$TMP/data" "$TMP/mine.csv"
echo "exit status $?"
echo 'code,file,line,reason' >"$TMP/data/waivers.csv"
povstat check --data "$TMP/data" "$TMP/mine.csv"
echo "exit status $?"
rm "$TMP/data/waivers.csv"
povstat check --data "$TMP/data" "$TMP/mine.csv"
echo "exit status $?"
echo "the same row twice:"
cat >"$TMP/data/waivers.csv" <<'END'
code,file,line,cell,reason
P101,mine.csv,2,9.9,known
P101,mine.csv,2,9.9,known
END
povstat check -v --data "$TMP/data" "$TMP/mine.csv"
