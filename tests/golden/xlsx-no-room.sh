# A directory of temporary files that is full or away: no workbook, no piece of
# one, and an older file stays as it is.  What the library says is left out.
make() {
    povstat report -q --format xlsx -o "$TMP/w.xlsx" 2>"$TMP/err"
    echo "exit status $?"
    grep '^povstat' "$TMP/err"
    cat "$TMP/w.xlsx"
}
echo old >"$TMP/w.xlsx"
for blocks in 8 64 128; do
    (
        trap '' XFSZ
        ulimit -f "$blocks"
        make
    )
done
TMPDIR=$TMP/nowhere make
rm "$TMP/err"
ls -A "$TMP"
