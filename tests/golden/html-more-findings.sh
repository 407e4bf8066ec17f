# What is only counted is counted on a page as well.
{
    echo area,indicator,kind,value,as_of
    seq 103 | sed 's/.*/bac-kan,poor,actual,abc &,2022/'
} >"$TMP/in.csv"
povstat check --format html --fail-on never "$TMP/in.csv" | grep 'see --all'
