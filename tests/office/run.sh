#!/bin/sh
# Open workbooks with LibreOffice and hold every cell against the JSON; read
# what it and openpyxl wrote.
# Usage: run.sh POVSTAT

set -u
povstat=$1
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0
# All sheets, UTF-8, values instead of what is shown.
as_csv='csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1'
# ';', UTF-8, Vietnamese numbers.
from_excel='Text - txt - csv (StarCalc):59,34,76,1,,1066'

# office ARGUMENT...: with a profile of its own
office() {
    LC_ALL=C.UTF-8 soffice "-env:UserInstallation=file://$work/profile" --headless "$@" \
        >"$work/office.log" 2>&1 || cat "$work/office.log"
}

# ask COMMAND FORMAT ARGUMENT...: findings do not matter here
ask() {
    what=$1
    format=$2
    shift 2
    "$povstat" "$what" --quiet --fail-on never --as-of 2025-06-30 \
        --format "$format" "$@" 2>"$work/stderr" || cat "$work/stderr"
}

# count COMMAND...: runs it and counts
count() {
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
}

# check_book NAME ARGUMENT...: a workbook of a report
check_book() {
    name=$1
    shift
    book=$work/$name
    mkdir "$book"
    ask report xlsx "$@" >"$book/book.xlsx"
    ask report json "$@" >"$book/report.json"
    ask export json "$@" >"$book/figures.json"
    office --convert-to "$as_csv" --outdir "$book" "$book/book.xlsx"
    office --convert-to fods --outdir "$book" "$book/book.xlsx"
    count node "$here/check.js" "$name" "$book/report.json" \
        "$book/figures.json" "$book"
}

# check_excel NAME ARGUMENT...: csv --excel, opened as in Viet Nam
check_excel() {
    name=$1
    shift
    list=$work/$name
    mkdir "$list"
    ask report csv --excel "$@" >"$list/list.csv"
    ask report json "$@" >"$list/report.json"
    mkdir "$list/out"
    office "--infilter=$from_excel" --convert-to fods --outdir "$list" \
        "$list/list.csv"
    office --convert-to "$as_csv" --outdir "$list/out" "$list/list.fods"
    count node "$here/check.js" --excel "$name" "$list/report.json" \
        "$list/out/list-list.csv" "$list/list.fods"
}

# judge NAME LIST FIGURES: it has as many figures and no finding
judge() {
    if "$povstat" check -v --format json "$2" 2>"$work/stderr" |
        grep -q "\"figures\":$3,\"errors\":0,\"warnings\":0,\"notes\":0"; then
        echo "ok office $1"
    else
        echo "FAIL office $1"
        cat "$2" "$work/stderr"
        return 1
    fi
}

# check_template NAME ARGUMENT...: a blank workbook, saved as CSV and filled in
check_template() {
    name=$1
    shift
    form=$work/$name
    mkdir "$form"
    "$povstat" template "$@" -o "$form/form.xlsx"
    office --convert-to "$as_csv" --outdir "$form" "$form/form.xlsx"
    blank=$form/form-extract.csv
    count judge "$name blank" "$blank" 0
    awk -F, -v OFS=, '
        $2 == "households" { $7 = "5.000" }
        $2 == "persons" { $7 = "20.000" }
        $2 == "poor" && $5 == "actual" && !/^#/ { $7 = "195 hộ" }
        { print }' "$blank" >"$form/filled.csv"
    count judge "$name filled" "$form/filled.csv" 3
}

# check_lists NAME FIGURES ARGUMENT...: a blank workbook, filled in by its lists
# as it is and as LibreOffice saves it
check_lists() {
    name=$1
    figures=$2
    shift 2
    form=$work/$name
    mkdir "$form" "$form/saved"
    "$povstat" template "$@" -o "$form/form.xlsx"
    office --convert-to xlsx --outdir "$form/saved" "$form/form.xlsx"
    for blank in "$form/form.xlsx" "$form/saved/form.xlsx"; do
        count python "$here/choose.py" "$blank" "$form/filled.xlsx"
        count judge "$name $(basename "$(dirname "$blank")")" \
            "$form/filled.xlsx" "$figures"
    done
}

# as_workbooks MARK CSV...: what each holds, as an office would save it there
as_workbooks() {
    mark=$1
    shift
    [ $# -eq 0 ] || office "--infilter=Text - txt - csv (StarCalc):$mark,34,76,1,,1066,false,true" \
        --convert-to xlsx --outdir "$work/saved" "$@"
}

# python ARGUMENT...: one that has openpyxl
python() {
    for p in python3 /usr/bin/python3; do
        if "$p" -c 'import openpyxl' 2>/dev/null; then
            "$p" "$@"
            return
        fi
    done
    echo "no Python with openpyxl"
}

# refused FILE WHAT: by its name, in both languages
refused() {
    if "$povstat" check "$1" 2>&1 | grep -qF "error[P009]" &&
        "$povstat" check "$1" 2>&1 | grep -qF "$2" &&
        ! "$povstat" check --lang vi "$1" 2>&1 | grep -qF "$2" &&
        "$povstat" check --lang vi "$1" 2>&1 | grep -qF "lỗi[P009]"; then
        echo "ok office refused $2"
    else
        echo "FAIL office refused $2"
        "$povstat" check "$1"
        return 1
    fi
}

# check_papers: those that offices hold, saved by two programs.  One start of
# LibreOffice takes all of a kind.
check_papers() {
    mkdir "$work/saved" "$work/again" "$work/typed"
    set --
    for paper in tests/data/papers/*.csv; do
        [ "$(tr -cd ';' <"$paper" | wc -c)" -gt "$(tr -cd ',' <"$paper" | wc -c)" ] ||
            set -- "$@" "$paper"
    done
    as_workbooks 44 "$@"
    set --
    for paper in tests/data/papers/*.csv; do
        [ -f "$work/saved/$(basename "$paper" .csv).xlsx" ] ||
            set -- "$@" "$paper"
    done
    as_workbooks 59 "$@"
    python "$here/write_again.py" "$work/saved" "$work/again" "$work/typed" \
        tests/data/papers/*.csv
    for paper in tests/data/papers/*.csv; do
        name=$(basename "$paper" .csv)
        count node "$here/papers.js" "$name" "$povstat" \
            tests/data/papers/expected.json "$paper" \
            "$work/saved/$name.xlsx" "$work/again/$name.xlsx" \
            "$work/typed/$name.xlsx"
    done
}

# check_refused: kinds of files that are no such workbook
check_refused() {
    one=$work/saved/$name.xlsx
    office --convert-to xls --outdir "$work" "$one"
    office --convert-to ods --outdir "$work" "$one"
    office --convert-to 'xlsm:Calc MS Excel 2007 VBA XML' --outdir "$work" "$one"
    count refused "$work/$name.xls" 'an Excel workbook of before 2007 (xls)'
    count refused "$work/$name.ods" 'a LibreOffice workbook (ods)'
    count refused "$work/$name.xlsm" 'an Excel workbook with macros (xlsm)'
    count refused "$here/locked.xlsx" 'a workbook or document with a password'
}

check_papers
check_refused
check_book bundled-en --lang en
check_book bundled-vi --lang vi
check_book province --province quang-ninh
check_book formulas tests/data/formulas-in-text.csv
check_book forms tests/data/statements-of-every-form.csv
check_book nothing --province "Hà Giang"
check_excel excel
check_excel excel-formulas tests/data/formulas-in-text.csv
check_template template --area quang-ninh/ba-che --lang vi
check_lists lists-en 91 --area quang-ninh/ba-che
check_lists lists-vi 91 --area quang-ninh/ba-che --lang vi

echo "office: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
