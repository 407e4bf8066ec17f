# What edits of a data directory mean, one after the other.
cp -r tests/data/small-directory "$TMP/old"
cp -r data/reference "$TMP/old"
cd "$TMP" || exit

# edit TITLE SCRIPT FILE: a new directory in which only that is edited
edit() {
    rm -rf new
    cp -r old new
    sed -i "$2" "new/$3"
    echo "==== $1"
}
compare() {
    povstat diff old new "$@" 2>&1
    [ $? -eq 0 ] || echo "exit status not 0"
}

edit 'a digit' 's/12\.791/12.719/' extracts/a.csv
compare
edit 'a conflict' '$a Vân Đồn,near_poor,actual,,96,cuối năm 2022,,vd,,' \
    extracts/a.csv
compare
compare --fail-on never --lang vi
edit 'a row less' '/giảm 60/d' extracts/a.csv
compare
edit 'an actual, and the verdict with it' 's/,30,/,36,/' extracts/b.csv
compare
edit 'an actual, but not the verdict' 's/,30,/,31,/' extracts/b.csv
compare
compare -v
edit 'an amount of a target' 's/60 hộ/70 hộ/' extracts/a.csv
compare
edit 'notes, a status and the way it is typed' \
    's/page 1,/page 1,checked/;s/,95,/,95 hộ,/;/không còn/s/,,vd/,official,vd/' \
    extracts/a.csv
compare
compare -v
compare -v --lang vi --format markdown
edit 'a document more' '$a vd2,quang-ninh/van-don,,,,2024,2024,,,,,,,,' plans.csv
printf '%s\n' 'area,indicator,kind,value,as_of,plan' \
    'Vân Đồn,near_poor,target,giảm 5 hộ,năm 2024,vd2' >new/extracts/c.csv
compare
echo "that alone:"
compare --plan vd2 --format ndjson
echo "and taken away again:"
povstat diff new old --plan vd2
edit 'a cell that is no number' 's/,95,/,9.5,/' extracts/a.csv
compare -q
edit 'rows in another order' '' extracts/a.csv
{ sed -n 1p old/extracts/a.csv && sed 1d old/extracts/a.csv | sort -r; } \
    >new/extracts/a.csv
compare
echo 'Vân Đồn,near_poor,actual,,96,cuối năm 2022,,vd,,' >>new/extracts/a.csv
rm -rf swapped
cp -r new swapped
{ sed -n 1p new/extracts/a.csv && sed 1d new/extracts/a.csv | sort; } \
    >swapped/extracts/a.csv
echo "and of two that are in conflict:"
povstat diff --fail-on never -q new swapped 2>/dev/null
edit 'another order of indicators' \
    '1a tests,Bài kiểm tra,Tests,tests,,,no,stock,fewer,no,,' \
    reference/indicators.csv
sed -n 1,2p new/reference/indicators.csv
compare
