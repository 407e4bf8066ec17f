# For programs: every key, in order, with nulls; nothing changed is valid too.
cp -r tests/data/small-directory "$TMP/old"
cp -r data/reference "$TMP/old"
cp -r "$TMP/old" "$TMP/new"
cd "$TMP" || exit
povstat diff old new --format json
povstat diff old new --format csv
sed -i 's/12\.791/12.719/;/không còn/d;s/60 hộ/65 hộ trở lên/' \
    new/extracts/a.csv
echo 'Vân Đồn,near_poor,actual,,96,cuối năm 2022,,vd,,' >>new/extracts/a.csv
povstat diff old new --format json --diagnostics json
echo "exit status $?"
povstat diff old new/ --format csv --year 2023 -q --fail-on never 2>/dev/null
echo "exit status $?"
echo "the old side is not told:"
povstat diff new old --format ndjson --indicator households
echo "exit status $?"
