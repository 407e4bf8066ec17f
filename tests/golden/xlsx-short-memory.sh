# However little memory there is: the workbook that there would be with enough,
# or a message, status 2 and the older file.
extract=tests/data/ba-che-and-van-don.csv
make() {
    povstat report -q --format xlsx "$@" "$extract"
}
make -o "$TMP/good.xlsx"
echo old >"$TMP/old.xlsx"
# with at most KiB of address space
try() {
    cp "$TMP/old.xlsx" "$TMP/w.xlsx"
    (
        ulimit -v "$1"
        make -o "$TMP/w.xlsx" 2>"$TMP/err"
    )
    status=$?
    if [ $status -eq 0 ] && cmp -s "$TMP/w.xlsx" "$TMP/good.xlsx"; then
        made=yes
    elif [ $status -eq 2 ] && cmp -s "$TMP/w.xlsx" "$TMP/old.xlsx" &&
        [ "$(grep -c '^povstat: ' "$TMP/err")" = 1 ]; then
        refused=yes
    else
        echo "$1 KiB: exit status $status"
        cat "$TMP/err"
    fi
}
# Is there room for the program, if not for what it does?
starts() {
    sh -c "ulimit -v $1; povstat --version && :" >"$TMP/err" 2>&1
}
# sanitizers want more than there is
least=60000
starts $least && least=8000
until [ $least -eq 60000 ] || starts $least; do
    least=$((least + 400))
done
refused='' made=''
if [ $least -lt 60000 ]; then
    for more in 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24; do
        try $((least + more * 200))
    done
    try 400000
else
    refused=yes made=yes
fi
echo "refused: $refused, made: $made"
rm -f "$TMP/err" "$TMP/w.xlsx"
ls -A "$TMP"
