# An address of more than 2079 characters is no link in any workbook: its cells
# stay, it stands on the sheet of figures, and nobody says a word of it.
cp -R data "$TMP/data"
long=https://x.vn/$(printf '%2100s' '' | tr ' ' a)
sed "s#^ba-che-2022,.*#&$long#
     s#^\(ba-che-2022-province,.*,\)\"[^\"]*\"#\1https://x.vn/a b?c=%20\#d#" data/plans.csv \
    >"$TMP/data/plans.csv"
make() {
    povstat report --data "$TMP/data" --area ba-che --diagnostics json "$@"
}
make --format csv >"$TMP/rows.csv" 2>"$TMP/csv.err"
make --format xlsx >"$TMP/w.xlsx" 2>"$TMP/xlsx.err"
echo "exit status $?"
cmp "$TMP/csv.err" "$TMP/xlsx.err" && echo 'the same findings'
# count SHEET: links of it, and cells
count() {
    unzip -p "$TMP/w.xlsx" "xl/worksheets/sheet$1.xml" | sed 's/></>\n</g' |
        awk '/^<hyperlink /{links++} /^<c /{cells++}
             END {print cells " cells, " links " links"}'
}
count 2
count 3
unzip -p "$TMP/w.xlsx" xl/sharedStrings.xml | grep -c "<t>$long</t>"
unzip -p "$TMP/w.xlsx" 'xl/worksheets/_rels/*' | grep -o 'Target="[^"]*"'
