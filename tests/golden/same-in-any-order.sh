# Neither the order of rows and files nor the locale, time zone or directory
# of the caller shows: the same bytes, or the same but for line numbers.
one=tests/data/ba-che-and-van-don.csv
two=tests/data/says-two-things.csv
places='s/"line":[0-9]*,"column":[0-9]*/PLACE/g; s/\(csv:\)[0-9:]*/\1/g'

for format in text markdown csv json ndjson; do
    povstat report --format $format $one $two >"$TMP/expected" 2>&1
    povstat report --format $format $two $one $two >"$TMP/got" 2>&1
    cmp "$TMP/expected" "$TMP/got" || echo "$format: order of files"
    for locale in vi_VN.UTF-8 tr_TR.UTF-8 C.UTF-8; do
        LC_ALL=$locale LANG=$locale TZ=Asia/Ho_Chi_Minh \
            povstat report --format $format $one $two >"$TMP/got" 2>&1
        cmp "$TMP/expected" "$TMP/got" || echo "$format: $locale"
    done
done

# The header, then the rows backwards, and by their fourth cell.
mkdir -p "$TMP/a/tests/data" "$TMP/b/tests/data" "$TMP/c/tests/data"
for file in $one $two; do
    cp "$file" "$TMP/a/$file"
    { head -n 1 "$file" && sed 1d "$file" | sort -r; } >"$TMP/b/$file"
    { head -n 1 "$file" && sed 1d "$file" | sort -t, -k4; } >"$TMP/c/$file"
done
data=$PWD/data
for format in csv ndjson; do
    for shuffle in a b c; do
        (cd "$TMP/$shuffle" &&
            povstat report --data "$data" --format $format $one $two) \
            2>/dev/null | sed "$places" >"$TMP/$shuffle.$format"
    done
    cmp "$TMP/a.$format" "$TMP/b.$format"
    cmp "$TMP/a.$format" "$TMP/c.$format"
    wc -l <"$TMP/a.$format"
done
for shuffle in a b c; do
    (cd "$TMP/$shuffle" &&
        povstat check -q --data "$data" --diagnostics github $one $two) |
        sed "s/line=[0-9]*,col=[0-9]*,//; s/: '.*//" |
        sort >"$TMP/$shuffle.findings"
done
cmp "$TMP/a.findings" "$TMP/b.findings"
cmp "$TMP/a.findings" "$TMP/c.findings"
cat "$TMP/a.findings"
