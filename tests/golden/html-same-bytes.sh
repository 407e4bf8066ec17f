# No locale, no zone, no order of files shows in a page.
povstat report --as-of 2024-07-01 --format html --fail-on never \
    tests/data/page-of-everything.csv tests/data/ba-che-and-van-don.csv \
    >"$TMP/one" 2>/dev/null
LC_ALL=vi_VN.UTF-8 TZ=Asia/Ho_Chi_Minh povstat report --as-of 2024-07-01 \
    --format html --fail-on never tests/data/ba-che-and-van-don.csv \
    tests/data/page-of-everything.csv >"$TMP/other" 2>/dev/null
cmp "$TMP/one" "$TMP/other" && echo same
