# A directory appears whole or not at all, and only povstat's own is replaced.
package() {
    povstat export -q --area van-don --format datapackage "$@"
    echo "exit status $?"
}
look() { (cd "$TMP" && ls -A . "$1"); }

package -o "$TMP/new/"
look new
cat "$TMP/new/areas.csv"
cut -d, -f1-22 "$TMP/new/figures.csv"
echo "again, through a link, smaller:"
ln -s new "$TMP/link"
package -o "$TMP/link" --year 2022
wc -l <"$TMP/new/figures.csv"
mkdir "$TMP/empty"
package -o "$TMP/empty"
look empty
echo "somebody else's:"
mkdir "$TMP/other" "$TMP/like"
echo mine >"$TMP/other/mine.txt"
package -o "$TMP/other"
cat "$TMP/other/mine.txt"
echo '{"profile": "tabular-data-package"}' >"$TMP/like/datapackage.json"
package -o "$TMP/like"
cp "$TMP/new/areas.csv" "$TMP/areas.csv"
touch "$TMP/new/notes.txt"
package -o "$TMP/new"
cmp "$TMP/areas.csv" "$TMP/new/areas.csv" && rm "$TMP/new/notes.txt"
echo "an input, a file, nowhere:"
package -o "$TMP/new" "$TMP/new/figures.csv"
package -o "$TMP/areas.csv"
package -o "$TMP/no/where"
echo "what is left:"
(cd "$TMP" && ls -A)
