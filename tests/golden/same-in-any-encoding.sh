# The same statements in another encoding give the same report, place by place;
# only the name of the file differs.
for name in utf-8 windows-1258 tcvn3 viscii utf-16le utf-16be-bom; do
    file=tests/data/statements-$name.csv
    povstat report --as-of 2023-12-31 --format ndjson "$file" 2>/dev/null |
        sed "s/statements-$name/statements/g" >"$TMP/$name"
    [ -s "$TMP/$name" ] || echo "$name: nothing"
    cmp "$TMP/$name" "$TMP/utf-8"
done
cat "$TMP/utf-8"
