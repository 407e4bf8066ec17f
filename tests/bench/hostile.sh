#!/bin/sh
# Files of one thing too much, 15 MB each: none may take more than 300 MB of
# addresses or 16 seconds of the processor.
#
# Usage: hostile.sh [POVSTAT]

set -u
cd "$(dirname "$0")/../.." || exit 2
povstat=${1:-./povstat}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
header='Huyện,Chỉ tiêu,Loại,Giá trị,Thời điểm'
table='Huyện,Tổng số hộ,Hộ nghèo'
row='An Phú,Hộ nghèo,thực hiện,3.000,28/12/2022'

# many MEGABYTES TEXT: that many bytes of the text again and again
many() {
    yes "$2" | tr -d '\n' | head -c "$(($1 * 1000000))"
}

# try NAME: what is typed on standard input
try() {
    cat >"$work/$1.csv"
    (
        # shellcheck disable=SC3045 # dash and bash have both
        ulimit -v 300000
        # shellcheck disable=SC3045
        ulimit -t 16
        "$povstat" check "$work/$1.csv" >"$work/out" 2>&1
    )
    case $? in
    0 | 1) echo "ok hostile $1" ;;
    *)
        echo "FAIL hostile $1"
        failed=1
        ;;
    esac
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
{ echo "$table"; printf 'An Phú,'; many 7 "$words"; printf ,; many 7 "$words"; } |
    try two-cells
{ printf '\377\376'; { echo "$header"; echo "$row"; many 7 x; } |
    iconv -t UTF-16LE; } | try utf-16
exit $failed
