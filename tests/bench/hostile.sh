#!/bin/sh
# Files of one thing too much, 15 MB each: none may take more than 200 MB or 16
# seconds of the processor.
#
# Usage: CC=cc hostile.sh [POVSTAT]

set -u
cd "$(dirname "$0")/../.." || exit 2
povstat=${1:-./povstat}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for helper in typed measure; do
    "${CC:-cc}" -std=c11 -D_POSIX_C_SOURCE=200809L -O2 -o "$work/$helper" \
        "tests/bench/$helper.c" || exit 2
done
failed=0
header='Huyện,Chỉ tiêu,Loại,Giá trị,Thời điểm'
table='Huyện,Tổng số hộ,Hộ nghèo'
row='An Phú,Hộ nghèo,thực hiện,3.000,28/12/2022'

# many MEGABYTES TEXT: that many bytes of the text again and again
many() {
    yes "$2" | tr -d '\n' | head -c "$(($1 * 1000000))"
}

# names FORMAT: rows whose areas nobody knows, as awk's printf writes them of
# their number and three figures
names() {
    awk -v format="$1" 'BEGIN {
        for (i = 1; i <= 750000; i++)
            printf format, i, i % 9000 + 1000, i % 900, i % 90
    }' | head -c 15000000
}

# hold NAME ARGUMENT...: run povstat within these bounds, or in as many seconds
# as $most says
hold() {
    name=$1
    shift
    # shellcheck disable=SC2046,SC3045 # four numbers; dash and bash have both
    set -- $(ulimit -t 60; "$work/measure" "$povstat" "$@") "${most:-16}"
    if awk -v status="$1" -v seconds="$3" -v kilobytes="$4" -v most="$5" \
        'BEGIN { exit !(status < 2 && seconds <= most && kilobytes <= 200000) }'
    then
        echo "ok hostile $name: $3 s, $(($4 / 1000)) MB"
    else
        echo "FAIL hostile $name: status $1, $3 s, $4 kB"
        failed=1
    fi
}

# try NAME: what is typed on standard input
try() {
    cat >"$work/$1.csv"
    hold "$1" check "$work/$1.csv"
}

words='từ hộ nghèo năm 2022 giảm 5% '
{ echo "$header"; many 15 x; } | try one-cell
{ echo "$header"; many 15 '"'; } | try quotes
{ echo "$header"; printf a; many 15 '"'; } | try stray-quotes
{ echo "$header"; printf '"'; many 15 x; echo '"'; } | try quoted-cell
{ echo "$header"; many 15 ,; } | try delimiters
many 15 , | try delimiters-alone
many 15 , | tr , '\n' | try line-ends
many 15 , | tr , '\r' | try carriage-returns
many 15 , | tr , '\000' | try nuls
many 15 'Hộ nghèo ' | try header-of-words
many 15 'Hộ nghèo,' | try header-of-columns
{ printf 'An Phú,'; many 15 "$words"; echo ',thực hiện,3,28/12/2022'; } |
    { echo "$header"; cat; } | try indicator
{ printf 'An Phú,Hộ nghèo,thực hiện,'; many 15 "$words"; echo ',28/12/2022'; } |
    { echo "$header"; cat; } | try value
{ echo "$table"; many 15 'An Phú '; echo ,5,6; } | try area
{ printf 'Huyện,Tổng số hộ,'; many 15 x; printf '\nAn Phú,5,6\n'; } | try heading
{ printf '# plan,'; many 15 x; printf '\n%s\n%s\n' "$header" "$row"; } | try plan
{ echo "$table"; printf 'An Phú,'; many 7 "$words"; printf ,; many 7 "$words"; } |
    try two-cells
{ printf '\377\376'; { echo "$header"; echo "$row"; many 7 x; } |
    iconv -t UTF-16LE; } | try utf-16

# Names of no areas: each is told of, and its figures may be a part of a total.
{ echo "$table,Tỷ lệ"; names 'Xã %d,%d,%d,%d\n'; } | try names
{ echo "$table,Tỷ lệ"; names 'Hoa Tay %d,%d,%d,%d\n'; } | try names-of-words
{
    printf 'HỘ NGHÈO TỈNH QUẢNG BÌNH NĂM 2023\nĐơn vị tính: hộ\n'
    echo "$table,Tỷ lệ"
    names 'Xã %d,%d,%d,%d\n'
} | try names-below-title
{ echo "$table,Tỷ lệ"; names 'Xã %d,%d,%d,%d\n' | head -c 7500000 >"$work/half"
    cat "$work/half" "$work/half"; } | try names-twice
{ echo "$header"; names 'Xã %d,Hộ nghèo,thực hiện,%d,28/12/2022\n'; } |
    try names-of-list
{ echo 'Huyện,Tỉnh,Tổng số hộ,Hộ nghèo'; names 'Hòa An,Tỉnh Thứ %d,%d,%d\n'; } |
    try names-of-parents
{
    printf '# parent,ha-giang\n# as_of,2023\n# kind,actual\n'
    echo 'Huyện,Chỉ tiêu,Giá trị'
    names 'Đồng Văn,Số nhà thứ %d đã xây,%d\n'
} | try names-of-indicators
{ echo "$header"
    names 'An Phú,Hộ nghèo,thực hiện,giảm %d hộ còn %d hộ,28/12/2022\n'; } |
    try sentences

# What holds no figure: it might be a name misspelt, or another header.
{ echo "$table"; names 'Nhóm thứ %d,,\nAn Phú,%d,%d\n'; } | try sub-headings
{ echo "$table"; names 'Huyện Đồng Văn,,\nXã %d,%d,%d\n'; } |
    try sub-headings-of-areas
{ echo "$table"; echo An Phú,5,3; names 'Người lập biểu %d %d %d,,\n'; } |
    try signatures
{ echo "$table"; echo An Phú,5,3; names 'Có ghi %d %d %d,,\n'; } | try remarks
{ echo "$table"; echo An Phú,5,3; names '(*) Số liệu sơ bộ %d %d %d,,\n'; } |
    try footnotes

# Many statements of one figure, all of which contradict each other.
{ echo "$header"; names 'An Phú,Hộ nghèo,thực hiện,%d/79%d,28/12/2022\n'; } |
    try fractions
{ echo "$header"; names 'An Phú,Hộ nghèo,thực hiện,hơn %d hộ,28/12/2022\n'; } |
    try bounds
{ printf '# area,An Phú\nChỉ tiêu,ĐVT,2021,2022,2023\n'
    names 'Hộ nghèo,hộ,5,%d,7\n'; } | try series
{ echo "$header"; names 'An Phú,Hộ nghèo,chỉ tiêu,giảm %d hộ,28/12/2022\n'; } |
    try targets-of-one-day
# Each is shown, and judged: of 15 MB they take 500 MB, so this is a fifth of it,
# in a quarter of the time.
head -c 3000000 "$work/targets-of-one-day.csv" >"$work/targets.csv"
most=4 hold targets-of-one-day-shown report "$work/targets.csv"

# As many targets of communes as fit.
awk -F, '$5 == "commune" && $7 == "2025-07-01" {
    name[++n] = $4; id[n] = $6
}
END {
    print "Xã,Tỉnh,Chỉ tiêu,Loại,Giá trị,Thời điểm"
    for (month = 7; month < 72; month++)
        for (i = 1; i <= n; i++) {
            day = "28/" month % 12 + 1 "/" 2025 + int(month / 12)
            printf "%s,%s,Hộ nghèo,chỉ tiêu,còn %d hộ,%s\n", name[i], id[i],
                300 + (i * 7 + month) % 90, day
            printf "%s,%s,Hộ nghèo,thực hiện,%d,%s\n", name[i], id[i],
                300 + (i * 11 + month) % 90, day
        }
}' data/reference/areas.csv | head -c 15000000 >"$work/communes.csv"
for format in text markdown csv json; do
    hold "targets-of-communes-$format" report --format "$format" \
        -o "$work/shown" "$work/communes.csv"
done

# As many figures as fit, as whoever asks for them wants to see them.
"$work/typed" data new 140000 >"$work/rows.csv"
for format in text markdown html csv ndjson json xlsx; do
    for command in report summary export; do
        [ "$command-$format" = export-html ] ||
            hold "$command-$format" "$command" --format "$format" \
                -o "$work/shown" "$work/rows.csv"
    done
done
exit $failed
