# Of many values of one figure a footnote names a few and counts the rest.
{
    echo 'area,indicator,kind,value,as_of,status'
    echo 'Vân Đồn,poor,target,còn 10 hộ,2023,'
    seq -f 'Vân Đồn,poor,actual,%.0f,2023,official' 101 20100
} >"$TMP/rivals.csv"
sed 's/official/reported/' "$TMP/rivals.csv" >"$TMP/weaker.csv"
echo 'Vân Đồn,poor,actual,50,2023,official' >>"$TMP/weaker.csv"
for file in rivals weaker; do
    povstat report --format markdown --as-of 2024-06-30 "$TMP/$file.csv" 2>/dev/null |
        sed "s|$TMP/||g"
done
