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

# symbols: "object kind name" of every object of src
find src -name '*.c' | sed "s#^src/\(.*\)\.c#$build/\1.o#" | sort |
    while read -r object; do
        nm -P "$object" | awk -v file="${object#"$build"/}" '{ print file, $2, $1 }'
    done >"$work/symbols"

# who uses what: "user owner name"
awk '
    FNR == NR { if ($2 ~ /^[TDBRV]$/) owner[$3] = $1; next }
    $2 == "U" && $3 in owner && owner[$3] != $1 { print $1, owner[$3], $3 }
' "$work/symbols" "$work/symbols" | sort -u >"$work/uses"

# Files that reach each other are one circle.
awk '
    function reach(from, at,    i) {
        if ((from, at) in seen)
            return
        seen[from, at]
        for (i = 1; i <= n_to[at]; i++)
            reach(from, to[at, i])
    }
    {
        files[$1]; files[$2]
        if (!(($1, $2) in edge)) {
            edge[$1, $2]
            to[$1, ++n_to[$1]] = $2
        }
    }
    END {
        for (f in files)
            reach(f, f)
        for (f in files) {
            if (f in done)
                continue
            size = 0
            members = ""
            for (g in files)
                if (((f, g) in seen) && ((g, f) in seen)) {
                    done[g]
                    size++
                    members = members " " g
                }
            if (size > 1)
                print size members
        }
    }' "$work/uses" | sort -rn >"$work/circles"

# Layout is settled: a function is what stands between { and } at the margin.
find src include -name '*.c' | xargs awk '
    /^\{$/ { begin = FNR }
    /^\}$/ && begin { print FNR - begin - 1; begin = 0 }' |
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
row 'exports' "$(grep -c ' T ' "$work/symbols")"
row 'exports with one user' \
    "$(awk '{ n[$3]++ } END { for (s in n) k += n[s] == 1; print k + 0 }' \
        "$work/uses")"
row 'circles of files' "$(wc -l <"$work/circles")"
row 'files in circles' "$(awk '{ n += $1 } END { print n + 0 }' "$work/circles")"
row 'functions' "$(wc -l <"$work/lengths")"
row 'lines of a function, median' "$(at 50)"
row 'lines of a function, 90 of 100' "$(at 90)"
row 'lines of a function, longest' "$(tail -n 1 "$work/lengths")"
[ -z "$circles" ] || cat "$work/circles"
