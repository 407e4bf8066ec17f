# A run that ends with 2 leaves what was at -o, in every command and format.
cp -r data "$TMP/data"
mkdir "$TMP/data/extracts/unreadable.csv" "$TMP/keep"
cd "$TMP" || exit

# stays COMMAND...: with -o in every format it has
stays() {
    for file in r.txt r.md r.html r.csv r.json r.ndjson r.xlsx; do
        echo OLD >"keep/$file"
        povstat "$@" -o "keep/$file" >out 2>err
        status=$?
        grep -q '^povstat: no format' err && continue
        echo "$1 $file: exit status $status, $(wc -c <out) bytes shown"
        echo OLD | cmp - "keep/$file"
        grep -q '.' err || echo 'without a word'
    done
    rm keep/*
}
echo 'no data directory'
for command in report summary check export 'list areas' \
    'trace quang-binh poor 2023'; do
    # shellcheck disable=SC2086 # words on purpose
    stays $command --data nonexistent
done
echo 'one extract of many'
for command in report summary check export 'trace quang-binh poor 2023'; do
    # shellcheck disable=SC2086 # words on purpose
    stays $command --data data
done
stays diff data data
stays report typo.csv --data data

echo 'a template'
povstat template --area ba-che --data data -o new.csv >out 2>err
echo "exit status $?"
rmdir data/extracts/unreadable.csv
povstat template --area ba-che --data data -o new.csv && head -n 1 new.csv

echo 'a data package'
povstat export -q --format datapackage -o package --data data 2>/dev/null
cat package/* | cksum >before
mkdir data/extracts/unreadable.csv
povstat export -q --format datapackage -o package --data data 2>/dev/null
echo "exit status $?"
cat package/* | cksum | cmp - before
povstat export -q --format datapackage -o fresh --data data 2>/dev/null
echo "exit status $?"
ls -A
