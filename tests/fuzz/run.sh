#!/bin/sh
# Fuzz for so many seconds in all, starting from the corpora and every ugly
# extract, as many targets at once as there are cores.
# Usage: run.sh DIRECTORY SECONDS TARGET...
#
# DIRECTORY holds the fuzzers.  FUZZ_SEED: the same makes up the same inputs;
# 0, or none, is another one each time.  FUZZ_EVERY: start from one in so many
# of what there is.  FUZZ_RUNS: no target reads more inputs than that.  New
# inputs lie in DIRECTORY/finds, what went wrong in DIRECTORY/wrong.

set -u
cd "$(dirname "$0")/../.." || exit 2
work=$1
seconds=$2
shift 2

# fuzz_target TARGET: what is said of it into TARGET.said
fuzz_target() {
    finds=$work/finds/$1
    log=$work/$1.log
    mkdir -p "$finds" "$work/wrong" "$work/tmp" || exit 2
    ugly=tests/data
    every=${FUZZ_EVERY:-1}
    # What comes of an extract is no workbook, and there are few of those.
    if [ "$1" = sheet ]; then
        ugly=tests/data/workbooks
        every=1
    fi
    set -- "$1" "$finds"
    find "tests/fuzz/corpus/$1" "$ugly" -type f -size -64k | LC_ALL=C sort |
        awk -v every="$every" 'NR % every == 0 {
            printf "%s%s", sep, $0; sep = "," }' >"$work/$1.seeds"
    # Half of the time was spent on filling what is allocated.
    if TMPDIR=$work/tmp \
        LSAN_OPTIONS=suppressions=tests/fuzz/leaks:print_suppressions=0 \
        ASAN_OPTIONS=quarantine_size_mb=16:malloc_context_size=8:max_malloc_fill_size=0 \
        "$work/fuzz-$1" -max_total_time="$seconds" \
        -seed="${FUZZ_SEED:-0}" -runs="${FUZZ_RUNS:--1}" \
        -max_len=4096 -timeout=20 \
        -rss_limit_mb=2048 -print_final_stats=1 -dict="$work/typed.dict" \
        -seed_inputs="@$work/$1.seeds" \
        -artifact_prefix="$work/wrong/$1-" "$2" >"$log" 2>&1; then
        awk -v target="$1" '/^stat::number_of_executed_units/ {
            print "ok fuzz " target ": " $2 " inputs" }' "$log"
    else
        tail -n 60 "$log"
        echo "FAIL fuzz $1: the input is in $work/wrong"
    fi >"$work/$1.said"
}

# Run as a job of the run below.
if [ "$1" = --target ]; then
    fuzz_target "$2"
    exit
fi

# libFuzzer reads ASCII only; people read Vietnamese.
LC_ALL=C awk '
    BEGIN { for (i = 128; i < 256; i++) hex[sprintf("%c", i)] = i }
    {
        line = ""
        for (i = 1; i <= length($0); i++) {
            c = substr($0, i, 1)
            line = line (c in hex ? sprintf("\\x%02x", hex[c]) : c)
        }
        print line
    }' tests/fuzz/typed.dict >"$work/typed.dict" || exit 2

cores=$(getconf _NPROCESSORS_ONLN)
[ "$cores" -lt $# ] || cores=$#
each=$((seconds * cores / $#))
for target in "$@"; do
    rm -f "$work/$target.said"
    echo "$target"
done | xargs -n 1 -P "$cores" "$0" "$work" "$((each ? each : 1))" --target
passed=0
failed=0
for target in "$@"; do
    cat "$work/$target.said"
    if grep -q '^ok ' "$work/$target.said"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
done
echo "fuzz: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
