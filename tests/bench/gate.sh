#!/bin/sh
# Hold what a run costs against what tests/bench/costs says: instructions for
# each byte read, how they grow when the file is ten times as large, bytes of
# memory for each figure, and a sum of what is printed; of short runs their
# instructions in all.  Seconds are not looked at: other work on the machine must
# not show.
#
# Usage: gate.sh [--bless]
#
# POVSTAT: the binary; CC: the compiler of the helpers.  Instructions are
# counted by valgrind, of a file less those of its first twenty rows.  A cost
# may be a tenth over what is written.  After a change that wins something, or
# words what is printed otherwise: --bless, and read the difference.

set -u
cd "$(dirname "$0")/../.." || exit 2
povstat=${POVSTAT:-build/povstat}
costs=tests/bench/costs
work=$(dirname "$povstat")/bench
mkdir -p "$work" || exit 2
if ! command -v valgrind >/dev/null 2>&1; then
    echo "bench: no valgrind to count instructions with" >&2
    exit 2
fi
for helper in typed measure; do
    "${CC:-cc}" -std=c11 -D_POSIX_C_SOURCE=200809L -O2 -o "$work/$helper" \
        "tests/bench/$helper.c" || exit 2
done

# list KIND SIZE: make the file
list() {
    list=$work/typed.csv
    "$work/typed" data "$1" "$2" >"$list" || exit 2
    bytes=$(wc -c <"$list")
}

# counted COMMAND...: the instructions of a command on the file, if there is one,
# and of its children
counted() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null \
        "$povstat" "$@" ${list:+"$list"} 2>&1 >/dev/null |
        awk 'sub(/.*Collected : /, "") { n += $0 } END { printf "%d\n", n }'
}

# summed COMMAND...: a sum of what it prints; none of a workbook, in which the
# name of the file is packed
summed() {
    case "$*" in
    *xlsx*) echo - ;;
    *) "$povstat" "$@" ${list:+"$list"} 2>&1 |
        sed "s|${list:-typed.csv}|typed.csv|g" | cksum | tr ' ' - ;;
    esac
}

# peak COMMAND...: the bytes that a command has in memory, the least of some
# runs, and the figures of the list
peak() {
    for _ in 1 2 3; do
        "$work/measure" "$povstat" "$@" "$list"
    done | awk '!least || $4 < least { least = $4 } END { print least * 1024 }'
    "$povstat" export --format csv "$list" 2>/dev/null | wc -l
}

# cost KIND SMALL LARGE COMMAND...: what a line of costs says behind the name
cost() {
    kind=$1
    small=$2
    large=$3
    shift 3
    if [ "$small" -eq 0 ]; then
        list=
        [ "$large" -eq 0 ] || list "$kind" "$large"
        echo "$(counted "$@") $(summed "$@")" |
            awk '{ printf "%.0f - - %s\n", $1 / 1000, $2 }'
        return
    fi
    list "$kind" 20
    none="$(counted "$@") $bytes"
    list "$kind" "$small"
    some="$(counted "$@") $bytes"
    list "$kind" "$large"
    many="$(counted "$@") $bytes"
    sum=$(summed "$@")
    at_large=$(peak "$@")
    # Fewer figures fit into what every run takes.
    list "$kind" "${large}0"
    echo "$none $some $many" $at_large $(peak "$@") "$sum" | awk '{
        each = ($5 - $1) / ($6 - $2)
        before = ($3 - $1) / ($4 - $2)
        printf "%.0f %.2f %s %s\n", each, each / before,
            ($8 > 1000 ? sprintf("%.0f", ($9 - $7) / ($10 - $8)) : "-"), $11
    }'
}

if [ "${1:-}" = --bless ]; then
    awk '/^#/ || !NF' "$costs" >"$work/costs"
    grep -v -e '^#' -e '^$' "$costs" | while read -r kind small large \
        instructions growth memory sum command; do
        # shellcheck disable=SC2086 # words on purpose
        echo "$kind $small $large $(cost "$kind" "$small" "$large" \
            $command) $command"
    done >>"$work/costs"
    mv "$work/costs" "$costs"
    exit
fi
grep -v -e '^#' -e '^$' "$costs" | {
    passed=0
    failed=0
    while read -r kind small large instructions growth memory sum command; do
        # shellcheck disable=SC2086 # words on purpose
        now=$(cost "$kind" "$small" "$large" $command)
        wrong=$(echo "$now $instructions $growth $memory $sum" | awk '{
            if ($5 != "-" && $1 > $5 * 1.1) printf "; instructions: %s", $5
            if ($6 != "-" && $2 > 1.2 && $2 > $6 * 1.1) printf "; growth: %s", $6
            if ($3 != "-" && $7 != "-" && $3 > $7 * 1.1) printf "; bytes a figure: %s", $7
            if ($4 != $8) printf "; it prints something else"
        }')
        echo "$([ -z "$wrong" ] && echo ok || echo FAIL) cost of $command," \
            "$kind: $now$wrong"
        if [ -z "$wrong" ]; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
        fi
    done
    echo "costs: $passed passed, $failed failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
