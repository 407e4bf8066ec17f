# What nobody was told is not done.
in=tests/data/says-two-things.csv
povstat report "$in" 2>/dev/full | head -n 1
for command in report check 'report --diagnostics json' \
    'report --diagnostics github'; do
    # shellcheck disable=SC2086 # words on purpose
    povstat $command "$in" >/dev/null 2>/dev/full
    echo "$command: exit status $?"
done
povstat report "$in" >/dev/null 2>&-
echo "closed: exit status $?"
povstat report -q tests/data/ba-che-and-van-don.csv >/dev/null 2>/dev/full
echo "nothing to tell: exit status $?"
povstat report --no-such-option 2>/dev/full
echo "refused: exit status $?"
echo OLD >"$TMP/r.txt"
povstat report "$in" -o "$TMP/r.txt" 2>/dev/full
echo "a file: exit status $?"
cat "$TMP/r.txt"
povstat export "$in" --format datapackage -o "$TMP/package" 2>/dev/full
echo "a package: exit status $?"
ls -A "$TMP"
