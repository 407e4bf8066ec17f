# What is in a workbook: names, cells, links and filters.  Injected formulas are
# texts, blanks no zeros, days and counts numbers; made on the day of --as-of.
povstat report -q --fail-on never --as-of 2024-06-30 --lang vi --format xlsx \
    tests/data/formulas-in-text.csv >"$TMP/w.xlsx"
# part NAME PATTERN: the tags that match, in a line each
part() {
    echo "$1:"
    unzip -p "$TMP/w.xlsx" "$1" | sed 's/></>\n</g' | tr '\n' ' ' |
        sed 's/<\(c\|row\|si\|sheet\|hyperlink\|dcterms\|autoFilter\|pane\) /\n&/g
             s/<si>/\n&/g' | grep -oE "$2"
}
part xl/workbook.xml '<sheet name="[^"]*"'
part docProps/core.xml '<dcterms:created .*Z</dcterms:created>'
part xl/sharedStrings.xml '<t.*</t>'
part xl/worksheets/sheet1.xml \
    '<c .*(</c>|/>)|<(hyperlink|autoFilter|pane) [^>]*/>'
