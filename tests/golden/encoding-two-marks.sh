# Two byte order marks at the start: the second one is inside the file.
{
    printf '\357\273\277\357\273\277'
    cat tests/data/ctrl-z-at-the-end.csv
} >"$TMP/two-marks.csv"
povstat check "$TMP/two-marks.csv"
