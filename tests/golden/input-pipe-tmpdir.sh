# What comes through a pipe is copied to TMPDIR, and no name of it stays.
mkdir "$TMP/t"
TMPDIR=$TMP/t povstat check - <tests/data/statements-utf-8.csv | tail -n 1
ls -A "$TMP/t"
echo "where there is no such directory:"
TMPDIR=/nowhere povstat check - <tests/data/statements-utf-8.csv
echo "exit status $?"
TMPDIR=/nowhere povstat check --lang vi - <tests/data/statements-utf-8.csv
echo "where there is no room:"
(
    trap '' XFSZ
    ulimit -f 0
    export TMPDIR="$TMP/t"
    povstat check - <tests/data/statements-utf-8.csv
    echo "exit status $?"
) 2>&1 | cat
