# Both sides are read in one language: a finding that stayed did not move.
cp -r data "$TMP/new"
sed -i '2s/0,8%/0,9%/' "$TMP/new/extracts/quang-binh-2024.csv"
cd "$TMP" || exit
ln -s "$OLDPWD/data" old
povstat diff old new --lang vi --format markdown -q 2>/dev/null
