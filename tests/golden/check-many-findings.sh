# A hundred of a code are printed, the rest counted; --all prints them.
{
    echo area,indicator,kind,value,as_of
    for row in $(seq 250); do
        echo "quang-ninh/van-don,poor,actual,x$row,31/12/2022"
    done
} >"$TMP/bad.csv"
povstat check "$TMP/bad.csv" | sed -n '1,4p;$p'
povstat check --all "$TMP/bad.csv" | grep -c P101
