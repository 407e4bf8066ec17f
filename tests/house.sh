#!/bin/sh
# Measure the tree: how many files, headers and exports there are, who uses
# what of whom, and how long functions are.
#
# Who uses what is read from the objects, not from #include lines: a contract
# of one folder that is implemented in another shows here.
#
# Usage: house.sh [--circles] [BUILD]      BUILD: where the objects are

set -u
cd "$(dirname "$0")/.." || exit 2
circles=
if [ "${1:-}" = --circles ]; then
    circles=yes
    shift
fi
build=${1:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
LC_ALL=C
export LC_ALL

# shellcheck source=tests/links.sh
. tests/links.sh
links_read "$build" "$work" || exit 2

# Layout is settled: a function is what stands between { and } at the margin.
find src include -name '*.c' -exec awk '
    /^\{$/ { begin = FNR }
    /^\}$/ && begin { print FNR - begin - 1; begin = 0 }' {} + |
    sort -n >"$work/lengths"

at() {
    sed -n "$(($(wc -l <"$work/lengths") * $1 / 100 + 1))p" "$work/lengths"
}

row() {
    printf '%-34s %8s\n' "$1" "$2"
}

row 'lines of .c and .h' \
    "$(find src include -name '*.[ch]' -exec cat {} + | wc -l)"
row '.c files' "$(find src -name '*.c' | wc -l)"
row 'private headers' "$(find src -name '*.h' | wc -l)"
row 'exports' "$(grep -c '^.*/.* T ' "$work/symbols")"
row 'exports with one user' \
    "$(awk '$2 ~ "/" { n[$3]++ }
        END { for (s in n) k += n[s] == 1; print k + 0 }' \
        "$work/uses")"
row 'circles of files' "$(wc -l <"$work/circles")"
row 'files in circles' "$(awk '{ n += $1 } END { print n + 0 }' "$work/circles")"
row 'functions' "$(wc -l <"$work/lengths")"
row 'lines of a function, median' "$(at 50)"
row 'lines of a function, 90 of 100' "$(at 90)"
row 'lines of a function, longest' "$(tail -n 1 "$work/lengths")"
[ -z "$circles" ] || cat "$work/circles"
