# Whatever was read stays what it was, under whatever name it is given to -o.
cp -r data "$TMP/data"
cp tests/data/ba-che-and-van-don.csv "$TMP/in.csv"
cd "$TMP" || exit
cp -r data before
cp in.csv before.csv
for table in data/*.csv data/*.json data/reference/*.csv \
    data/extracts/bac-kan-2023.csv; do
    povstat report --data data --format csv -o "$table" 2>err
    echo "exit status $?: $(tail -n 1 err)"
done
ln data/plans.csv hard.csv
ln -s data/plans.csv soft.csv
for name in hard.csv soft.csv; do
    povstat list plans --data data -o $name
done
povstat diff data before -o data/reference/areas.csv --format csv
povstat diff before data -o data/plans.csv --format csv
povstat export -q --data data --format datapackage -o data 2>&1 | tail -n 1
diff -r data before

echo 'standard input, and what standard output goes to'
povstat report - -o in.csv <in.csv
povstat report in.csv >>in.csv
povstat report - <in.csv >>in.csv
povstat report in.csv -o /dev/stdout >>in.csv
cmp in.csv before.csv

echo 'what is open is written through, not replaced'
echo 'first line' >log
povstat schema report >>log
for name in /dev/stdout /dev/fd/1 /proc/self/fd/1 log; do
    povstat summary in.csv --format csv -o $name >>log
    echo "$name: exit status $?"
done
povstat summary in.csv --format csv -o /dev/fd/3 3>>log
povstat summary in.csv --format csv -o log 2>>log
head -n 1 log
grep -c '^area,' log
povstat summary in.csv -o /dev/fd/9 9>&-
echo "not open: exit status $?"
