# The day that a report was made as of is found again in Vietnamese.
for format in text markdown html json; do
    povstat report -q --lang vi --as-of 2024-06-30 --format "$format" \
        -o "$TMP/report.$format" tests/data/ba-che-and-van-don.csv
    povstat report -q --lang vi --check --format "$format" \
        -o "$TMP/report.$format" tests/data/ba-che-and-van-don.csv
    echo "$format: exit status $?"
done
