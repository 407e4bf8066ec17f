# --check compares, as of the day in the file, and writes nothing.
povstat report --as-of 2023-01-31 -o "$TMP/out.md" tests/data/ba-che-and-van-don.csv
povstat report --check -o "$TMP/out.md" tests/data/ba-che-and-van-don.csv
echo "same: exit status $?"
sed 's/135/136/' "$TMP/out.md" >"$TMP/other.md"
povstat report --check -o "$TMP/other.md" tests/data/ba-che-and-van-don.csv
echo "different: exit status $?"
povstat summary --check -o "$TMP/new.md" tests/data/ba-che-and-van-don.csv >"$TMP/diff"
echo "missing: exit status $?, $(grep -c '^+' "$TMP/diff") lines"
povstat report --check tests/data/ba-che-and-van-don.csv
echo "no file named: exit status $?"
ls "$TMP"
