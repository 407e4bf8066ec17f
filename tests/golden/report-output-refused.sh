# Nothing is written where it cannot or must not be, and no trace is left.
cp tests/data/ba-che-and-van-don.csv "$TMP/in.csv"
ln -s in.csv "$TMP/link.csv"
for out in in.csv link.csv in.csv/x nowhere/x.md out.foo .; do
    povstat report -o "$TMP/$out" "$TMP/in.csv"
    echo "$out: exit status $?"
done
cmp tests/data/ba-che-and-van-don.csv "$TMP/in.csv"
ls "$TMP"
