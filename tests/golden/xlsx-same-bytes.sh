# The same input gives the same bytes, wherever and whenever.
make() {
    povstat report -q --format xlsx --lang vi "$@" \
        tests/data/ba-che-and-van-don.csv
}
make >"$TMP/a.xlsx"
sleep 1
TZ=Asia/Ho_Chi_Minh LC_ALL=vi_VN.UTF-8 LANG=vi_VN make >"$TMP/b.xlsx"
TZ=America/New_York LC_ALL=tr_TR.UTF-8 make -o "$TMP/c.xlsx"
mkdir "$TMP/t"
TMPDIR=$TMP/t make -o "$TMP/d.xlsx"
for other in b c d; do
    cmp "$TMP/a.xlsx" "$TMP/$other.xlsx" && echo same
done
make --as-of 2024-01-01 >"$TMP/e.xlsx"
cmp -s "$TMP/e.xlsx" "$TMP/a.xlsx" || echo other
make --check --as-of 2025-01-15 -o "$TMP/a.xlsx"
echo "exit status $?"
make --check --as-of 2024-01-01 -o "$TMP/a.xlsx"
echo "exit status $?"
make --check -o "$TMP/a.xlsx"
echo "exit status $?"
ls -A "$TMP/t"
