# What was filled in is not lost, and the name says what is in the file.
echo 'filled in' >"$TMP/new.csv"
povstat template --area ba-che -o "$TMP/new.csv"
echo "exit status $?"
cat "$TMP/new.csv"
povstat template --area ba-che -o "$TMP/new.txt"
echo "exit status $?"
ls "$TMP"
