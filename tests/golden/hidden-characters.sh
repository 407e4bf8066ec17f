# What cannot be seen in a cell is told of once, and shown by its number in
# every format; so are controls in the names of the data directory.
file=tests/data/hidden-characters.csv
povstat check "$file"
echo "exit status $?"
cp -r data "$TMP/data"
escape=$(printf '\033')
sed "s/Huyện Ba Chẽ/Huyện $escape[31mBa Chẽ/" data/reference/areas.csv \
    >"$TMP/data/reference/areas.csv"
hidden=$(printf '\033\\|\302[\200-\237]\|\342\200[\213\252-\256]')
hidden="$hidden\\|$(printf '\342\201[\246-\251]\|\363\240\|\360\237')"
# is_clean NAME: standard input holds nothing hidden
is_clean() {
    if LC_ALL=C grep -n "$hidden"; then
        echo "$1: hidden"
    else
        echo "$1: clean"
    fi
}
LC_ALL=C grep -c "$hidden" "$file"
for format in text markdown html csv 'csv --excel' json ndjson; do
    for command in report export; do
        # shellcheck disable=SC2086
        povstat $command --data "$TMP/data" --format $format "$file" 2>&1 |
            is_clean "$command --format $format"
    done
done
povstat report --data "$TMP/data" --format xlsx "$file" 2>/dev/null \
    >"$TMP/r.xlsx"
unzip -p "$TMP/r.xlsx" 'xl/*.xml' | is_clean xlsx
povstat trace ba-che poor 2023 --data "$TMP/data" "$file" 2>&1 | is_clean trace
povstat list areas --format csv --data "$TMP/data" | is_clean list
povstat list areas --format csv --data "$TMP/data" | grep 'ba-che,'
echo 'read again, it is the same'
povstat export -q --data "$TMP/data" --format csv "$file" \
    >"$TMP/1.csv" 2>/dev/null
povstat export -q --data "$TMP/data" --format csv "$TMP/1.csv" >"$TMP/2.csv"
cut -d, -f1-18 "$TMP/1.csv" >"$TMP/1"
cut -d, -f1-18 "$TMP/2.csv" | cmp - "$TMP/1"
grep -c '' "$TMP/1"
grep '40 hộ' "$TMP/1"
