# --check finds the day in a page, whatever stands around it.
povstat report --as-of 2023-01-31 --lang vi -o "$TMP/out.html" \
    tests/data/ba-che-and-van-don.csv
povstat report --check --lang vi -o "$TMP/out.html" \
    tests/data/ba-che-and-van-don.csv
echo "same: exit status $?"
