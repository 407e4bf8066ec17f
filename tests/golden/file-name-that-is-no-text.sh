# A file whose name is no text is named all the same, and harms no terminal.
name=$(printf 'x\377\033.csv')
cp tests/data/says-two-things.csv "$TMP/$name"
povstat check -q "$TMP/$name" | grep -F P402 | cut -d: -f1-3
povstat check -q --format json "$TMP/$name" | grep -F P402 | cut -d, -f1-5
povstat check -q --diagnostics github "$TMP/$name" | grep -F P402 | cut -d, -f1-4
for format in text markdown json; do
    povstat trace quang-binh households 2022 "$TMP/$name" --format $format \
        2>/dev/null >"$TMP/trace"
    echo "$format: $(grep -c 'csv' "$TMP/trace") lines name it," \
        "$(grep -ac "$(printf '[\377\033]')" "$TMP/trace") raw"
done
