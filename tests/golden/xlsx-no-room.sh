# A directory of temporary files that is full or away: no workbook, no piece of
# one, and an older file stays as it is; else the one that there would be.
make() {
    povstat report -q --format xlsx -o "$TMP/w.xlsx" 2>"$TMP/err"
    echo "exit status $?"
    grep -v '^data/\|^  ' "$TMP/err"
    cat "$TMP/w.xlsx"
}
mkdir "$TMP/t"
export TMPDIR="$TMP/t"
echo old >"$TMP/w.xlsx"
for blocks in 8 64 128; do
    (
        trap '' XFSZ
        ulimit -f "$blocks"
        make
    )
done
TMPDIR=$TMP/nowhere make
TMPDIR=$TMP/nowhere povstat report --lang vi -q --format xlsx 2>&1 >/dev/full |
    grep '^povstat'
echo 'any room:'
povstat report -q -o "$TMP/good.xlsx" 2>"$TMP/err"
for blocks in 0 1 2 4 8 16 24 32 48 64 80 96 112 128 160 192 256 512 4096; do
    (
        trap '' XFSZ
        ulimit -f "$blocks"
        povstat report -q --format xlsx >"$TMP/new.xlsx" 2>"$TMP/err"
    )
    status=$?
    [ $status -eq 2 ] && [ ! -s "$TMP/new.xlsx" ] && echo refused
    [ $status -eq 0 ] && cmp "$TMP/new.xlsx" "$TMP/good.xlsx" && echo made
    case $status in
    [02]) ;;
    *) echo "$blocks blocks: exit status $status" ;;
    esac
done | sort -u
rm "$TMP/err"
ls -A "$TMP" "$TMP/t"
