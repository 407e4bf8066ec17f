# The extension chooses the format; nothing else goes anywhere.
povstat report -o "$TMP/out.md" tests/data/ba-che-and-van-don.csv && cat "$TMP/out.md"
povstat report -o "$TMP/out.csv" --format ndjson tests/data/ba-che-and-van-don.csv && wc -l <"$TMP/out.csv"
ls "$TMP"
