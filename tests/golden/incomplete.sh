# What is shown although a file could not be read says so, or is not shown.
in=tests/data/ba-che-and-van-don.csv
for format in text markdown html json csv ndjson xlsx; do
    for language in en vi; do
        echo "report $format $language"
        povstat report "$in" no-such.csv no-other.csv --lang $language \
            --format $format 2>/dev/null >"$TMP/out"
        echo "exit status $?, $(wc -l <"$TMP/out") lines"
        case $format in
        html) grep -o '<p class="t-bad" role="alert">.*</p>' "$TMP/out" ;;
        *) head -n 3 "$TMP/out" | cut -c1-72 ;;
        esac
    done
done
for command in 'report' 'summary' 'export' 'check' 'list areas' \
    'trace ba-che poor 2023' 'template --area ba-che'; do
    for format in text json csv; do
        echo "$command $format"
        # shellcheck disable=SC2086 # words on purpose
        povstat $command --data nonexistent --format $format \
            2>"$TMP/err" | cut -c1-72
        grep '^povstat: unknown' "$TMP/err"
    done
done
echo 'check with a file that is not there'
povstat check "$in" no-such.csv
povstat check "$in" no-such.csv --format json | head -n 2
