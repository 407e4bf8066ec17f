#!/bin/sh
# Measure povstat beside DuckDB, ClickHouse and polars on the same files in the
# same run, one after the other and over again.  They do the plain part of the
# job, see peers.js, with two threads; povstat also checks, reckons and judges.
#
# Usage: peers.sh MODULES [MEGABYTES...]      10 and 100, unless it is said
#
# MODULES: node_modules with the engines; POVSTAT: the binary; CC: the compiler
# of the helpers.  What is printed are medians: seconds by the clock, without the
# start of node and of an engine, but with that of povstat, and peak memory; in
# brackets the peer's seconds over those of povstat: above 1 povstat is faster.

set -u
cd "$(dirname "$0")/../.." || exit 2
povstat=${POVSTAT:-build/povstat}
modules=$(realpath "$1") || exit 2
shift
[ $# -gt 0 ] || set -- 10 100
work=$(dirname "$povstat")/bench
mkdir -p "$work" || exit 2
for helper in typed measure; do
    "${CC:-cc}" -std=c11 -D_POSIX_C_SOURCE=200809L -O2 -o "$work/$helper" \
        "tests/bench/$helper.c" || exit 2
done
list=$work/peers.csv
told=$work/peers.seconds
runs=$work/peers.runs
bytes_a_row=104

# ours JOB: one run, as seconds and kilobytes
ours() {
    case $1 in
    check) set -- check ;;
    rows) set -- report --format ndjson ;;
    esac
    "$work/measure" "$povstat" "$@" "$list" |
        awk '$1 < 2 { print "povstat", $2, $4 }'
}

# theirs ENGINE JOB
theirs() {
    rm -f "$told"
    NODE_PATH=$modules "$work/measure" node tests/bench/peers.js "$1" "$2" \
        "$list" "$told" >"$told.all"
    [ ! -s "$told" ] ||
        awk -v name="$1" -v s="$(cat "$told")" '{ print name, s, $4 }' \
            "$told.all"
}

# job KIND MEGABYTES JOB: a line of medians
job() {
    tries=5
    [ "$2" -le 10 ] || tries=3
    : >"$runs"
    while [ "$tries" -gt 0 ]; do
        ours "$3" >>"$runs"
        for engine in duckdb clickhouse polars; do
            theirs "$engine" "$3" >>"$runs"
        done
        tries=$((tries - 1))
    done
    sort -k1,1 -k2,2n "$runs" | awk -v title="$1, $2 MB, $3" '
        { s[$1, ++n[$1]] = $2; if ($3 > kb[$1]) kb[$1] = $3 }
        function median(name) { return s[name, int((n[name] + 1) / 2)] }
        END {
            split("povstat duckdb clickhouse polars", names, " ")
            line = title ":"
            for (i = 1; i in names; i++) {
                name = names[i]
                if (!n[name])
                    line = line sprintf(" %s not here;", name)
                else
                    line = line sprintf(" %s %.3f s %.0f MiB%s;", name,
                        median(name), kb[name] / 1024,
                        i > 1 && n["povstat"] ? sprintf(" (%.2f)",
                            median(name) / median("povstat")) : "")
            }
            print line
        }'
}

for engine in duckdb clickhouse polars; do
    printf 'area\n' >"$list"
    NODE_PATH=$modules node tests/bench/peers.js "$engine" here "$list" \
        "$told" 2>&1 >/dev/null | sed 's/^/not here: /'
done
for megabytes in "$@"; do
    for kind in few new; do
        "$work/typed" data "$kind" $((megabytes * 1000000 / bytes_a_row)) \
            >"$list" || exit 2
        job "$kind" "$megabytes" check
        job "$kind" "$megabytes" rows
    done
done
rm -f "$list" "$told" "$told.all" "$runs"
