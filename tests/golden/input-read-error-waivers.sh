# Waivers that cannot be read are told of once, whatever else is asked for.
mkdir "$TMP/data"
cp -R tests/inject/data/. "$TMP/data/"
rm "$TMP/data/waivers.csv"
mkdir "$TMP/data/waivers.csv"
for format in text csv json; do
    povstat report --data "$TMP/data" --format $format
    echo "exit status $?"
done
