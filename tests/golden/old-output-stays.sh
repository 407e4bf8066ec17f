# Whatever ends a run, the file of -o is the old one or the new one, whole.
povstat report -q --format json -o "$TMP/new.json" 2>/dev/null
echo old >"$TMP/old.json"
mkdir "$TMP/out"
echo '1: killed at any moment'
for signal in KILL TERM INT; do
    for moment in 0 001 002 003 004 006 008 01 012 014 016 02 025 03 04; do
        cp "$TMP/old.json" "$TMP/out/report.json"
        povstat report -q --format json -o "$TMP/out/report.json" \
            2>/dev/null &
        sleep "0.$moment"
        kill -s "$signal" $! 2>/dev/null
        wait $! 2>/dev/null
        cmp -s "$TMP/out/report.json" "$TMP/old.json" ||
            cmp "$TMP/out/report.json" "$TMP/new.json"
        # a name that is there for an instant, if nobody could remove it
        [ "$signal" = KILL ] && rm -f "$TMP"/out/.povstat-*
        [ "$(ls -A "$TMP/out")" = report.json ] || ls -A "$TMP/out"
    done
done
echo '2: no room'
for format in text markdown html csv json ndjson xlsx; do
    cp "$TMP/old.json" "$TMP/out/report.json"
    (
        trap '' XFSZ
        ulimit -f 2
        {
            TMPDIR=$TMP povstat report -q --format "$format" \
                -o "$TMP/out/report.json" 2>&1
            echo "$format: exit status $?"
        } | grep -e '^povstat: ' -e ': exit status'
    )
    cmp "$TMP/out/report.json" "$TMP/old.json"
done
povstat report -q >/dev/full 2>"$TMP/err"
echo "standard output: exit status $?"
grep '^povstat: ' "$TMP/err"
echo '3: no directory to write to'
povstat report -q -o /proc/report.json 2>"$TMP/err"
echo "exit status $?"
grep '^povstat: ' "$TMP/err"
ls -A "$TMP/out"
