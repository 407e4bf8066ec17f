# An export read again is the same export, but for the places, which are now
# those of the first one: nothing is printed.
mkdir "$TMP/one" "$TMP/two"
rows='s/"sources":.*"source_count":[0-9]*,//; s/"conflicts_with":\[[^]]*\],//
    s/"derivation":\[[^]]*\],//'
for what in '' tests/data/statements-of-every-form.csv \
    '--set parent=quang-ninh --set kind=actual --set as_of=2023 tests/data/samples/s18-consistency.csv'; do
    # shellcheck disable=SC2086 # words on purpose
    povstat export --format csv -o "$TMP/one.csv" $what 2>/dev/null
    # shellcheck disable=SC2086
    povstat export --format ndjson $what 2>/dev/null | sed "$rows" >"$TMP/one.ndjson"
    povstat export --format ndjson "$TMP/one.csv" 2>/dev/null |
        sed "$rows" >"$TMP/two.ndjson"
    [ -s "$TMP/one.ndjson" ] || echo "nothing exported: $what"
    diff "$TMP/one.ndjson" "$TMP/two.ndjson"
done
# In any order of files.
povstat export --format json data/extracts/*.csv >"$TMP/forth" 2>/dev/null
# shellcheck disable=SC2046 # no blanks in them
povstat export --format json $(ls -r data/extracts/*.csv) >"$TMP/back" 2>/dev/null
cmp "$TMP/forth" "$TMP/back"
