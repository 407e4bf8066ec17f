# What cannot be compared.
mkdir "$TMP/checkout" "$TMP/broken" "$TMP/broken/extracts"
cp -r data "$TMP/checkout/data"
cp data/*.csv "$TMP/broken"
cp -r data/reference "$TMP/broken"
cp tests/data/small-directory/extracts/a.csv "$TMP/broken/extracts"
mkdir "$TMP/broken/extracts/directory.csv"
refused() {
    povstat diff "$@"
    echo "exit status $?"
}
refused
refused data data data
refused "$TMP/nowhere" data
refused data "$TMP/checkout"
refused data data --data data
refused data data --plan ba-che-2o22
refused data data --check -o "$TMP/x.md"
refused data data -o data/extracts/ba-che-2022.csv --format text
echo "NEW is the directory in use:"
refused "$TMP/checkout/data"
refused "$TMP/checkout/data" --data data -q
echo "a file that cannot be read, on either side:"
povstat diff "$TMP/broken" data -q 2>&1 >/dev/null
echo "exit status $?"
povstat diff data "$TMP/broken" -q --fail-on never 2>&1 >/dev/null
echo "exit status $?"
rm "$TMP/broken/plans.csv" "$TMP/checkout/data/reference/areas.csv"
refused "$TMP/broken" data
povstat diff "$TMP/checkout/data" data --format json -q 2>&1 | grep P001
