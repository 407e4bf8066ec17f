#!/bin/sh
# Fuzz for so many seconds, starting from the corpus and every ugly extract.
# Usage: run.sh FUZZER SECONDS [SEED]
#
# The same seed makes up the same inputs; 0, or none, is another one each time.
# New inputs lie in finds/ beside the fuzzer, what went wrong in wrong/.

set -u
cd "$(dirname "$0")/../.." || exit 2
fuzzer=$1
seconds=$2
seed=${3:-0}
work=$(dirname "$fuzzer")
mkdir -p "$work/finds" "$work/wrong" || exit 2
log=$work/fuzz.log

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
    }' tests/fuzz/extract.dict >"$work/extract.dict" || exit 2

if "$fuzzer" -max_total_time="$seconds" -seed="$seed" -max_len=2048 -timeout=20 \
    -rss_limit_mb=2048 -print_final_stats=1 \
    -dict="$work/extract.dict" -artifact_prefix="$work/wrong/" \
    "$work/finds" tests/fuzz/corpus tests/data >"$log" 2>&1; then
    awk '/^stat::number_of_executed_units/ { print "fuzz: " $2 " inputs" }' \
        "$log"
    echo 'fuzz: 1 passed, 0 failed'
else
    tail -n 60 "$log"
    echo "FAIL fuzz: the input is in $work/wrong"
    echo 'fuzz: 0 passed, 1 failed'
    exit 1
fi
