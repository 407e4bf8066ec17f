#!/bin/sh
# Hold what povstat exports, and its own data, against a Frictionless
# validator, and against the rules of SDMX-CSV.  Usage: run.sh POVSTAT NODE_MODULES

set -u
povstat=$1
modules=$2
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# check good|bad NAME DIRECTORY
check() {
    if NODE_PATH=$modules node "$here/check.js" "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
}

# export_package DIRECTORY ARGUMENT...: findings do not matter here
export_package() {
    directory=$1
    shift
    "$povstat" export --quiet --fail-on never --format datapackage \
        --output "$directory" "$@" 2>"$work/stderr" && return
    cat "$work/stderr"
    failed=$((failed + 1))
}

# spoil NAME FILE OLD NEW: a copy of the bundled figures with one thing wrong
spoil() {
    cp -r "$work/bundled" "$work/$1"
    sed "s|$3|$4|" "$work/bundled/$2" >"$work/$1/$2"
    if cmp -s "$work/bundled/$2" "$work/$1/$2"; then
        echo "FAIL package $1: nothing to spoil"
        failed=$((failed + 1))
    else
        check bad "$1" "$work/$1"
    fi
}

check good data data
export_package "$work/bundled"
check good bundled "$work/bundled"
export_package "$work/ugly" --set as_of=2024-12-31 --set kind=actual \
    --set parent=quang-ninh tests/data/*.csv tests/data/samples/s1*.csv \
    tests/data/samples/s27*.csv
check good ugly "$work/ugly"

# A data directory that povstat made and filled: a list, a workbook, a form.
"$povstat" init "$work/kept" >/dev/null &&
    "$povstat" add --data "$work/kept" -q --number 1/KH tests/data/phrases.csv \
        --fail-on never >/dev/null 2>&1 &&
    "$povstat" add --data "$work/kept" -q --number 2/KH --area quang-binh \
        tests/data/papers/form_giao_chi_tieu.xlsx \
        tests/data/papers/form_m71_huyen.csv >/dev/null &&
    "$povstat" add --data "$work/kept" -q --plan bac-kan-2024 \
        data/extracts/bac-kan-2024.csv >/dev/null
check good kept "$work/kept"
spoil thousands-grouped figures.csv ',12855,12855,' ',12.855,12.855,'
spoil area-of-nobody areas.csv '^bac-kan,' 'bac-can,'
spoil word-for-a-date figures.csv ',2022-12-31,' ',end of 2022,'
spoil column-missing figures.csv '^REF_AREA,' ''

# sdmx good|bad NAME FILE
sdmx() {
    if node "$here/sdmx.js" "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
}

"$povstat" export -q --fail-on never --format sdmx-csv >"$work/bundled.csv"
"$povstat" export -q --fail-on never --format sdmx-csv \
    --set as_of=2024-12-31 --set parent=quang-ninh tests/data/samples/*.csv \
    tests/data/papers/*.csv >"$work/strangers.csv" 2>/dev/null
sdmx good sdmx-bundled "$work/bundled.csv"
sdmx good sdmx-strangers "$work/strangers.csv"
sed 's/,_Z,/,,/' "$work/bundled.csv" >"$work/empty.csv"
sdmx bad sdmx-dimension-empty "$work/empty.csv"
sed 2p "$work/bundled.csv" >"$work/twice.csv"
sdmx bad sdmx-observation-twice "$work/twice.csv"
tr -d '\r' <"$work/bundled.csv" >"$work/lines.csv"
sdmx bad sdmx-line-ends "$work/lines.csv"

echo "package: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
