# The same input gives the same bytes in every format: with the files in
# another order, elsewhere, and where other marks part decimals and 'i' has
# another capital.  Locales are made if they can be.
mkdir "$TMP/locales"
for locale in vi_VN tr_TR; do
    localedef -i "$locale" -f UTF-8 "$TMP/locales/$locale.UTF-8" 2>/dev/null
done
forward=$(echo data/extracts/*.csv)
backward=$(echo "$forward" | tr ' ' '\n' | sort -r)
export LOCPATH="$TMP/locales"
run() { # NAME FILES: everything that povstat writes, into a directory
    mkdir "$TMP/$1"
    for format in text markdown html csv json ndjson xlsx; do
        case $format in
        text | markdown | html | xlsx) lang="vi" ;;
        *) lang="en" ;;
        esac
        for command in report summary export; do
            # shellcheck disable=SC2086 # several files
            povstat "$command" -q --lang "$lang" --format "$format" \
                -o "$TMP/$1/$command.$format" $2 2>/dev/null
        done
    done
    # shellcheck disable=SC2086
    povstat trace -q --lang vi quang-binh households 2023 $2 \
        >"$TMP/$1/trace" 2>"$TMP/$1/findings"
    # shellcheck disable=SC2086
    povstat export -q --format datapackage -o "$TMP/$1/package" $2 2>/dev/null
    povstat list areas --lang vi >"$TMP/$1/list"
    # shellcheck disable=SC2086
    povstat check -q --format json $2 >"$TMP/$1/check.json"
}
run once "$forward"
run backward "$backward"
TZ=Asia/Ho_Chi_Minh LC_ALL=vi_VN.UTF-8 run vietnam "$forward"
TZ=Europe/Istanbul LC_ALL=tr_TR.UTF-8 run turkey "$backward"
find "$TMP/once" -type f | wc -l
find "$TMP/once" -size 0
for other in backward vietnam turkey; do
    diff -rq "$TMP/once" "$TMP/$other" && echo "$other: the same"
done
