#!/bin/sh
# Run unit test binaries, as many at once as there are cores, and count their
# tests.
# A binary that fails, or runs no test, without saying so counts as a failure.
#
# Usage: run.sh BINARY...      UNIT_JOBS: how many at once

set -u
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT

# run_binary BINARY DIRECTORY: what is said of it, "passed failed" last, into
# DIRECTORY/NAME
run_binary() {
    CMOCKA_MESSAGE_OUTPUT=TAP "$1" >"$log/tap" 2>&1
    status=$?
    ok=$(grep '^ok ' "$log/tap" | grep -vc '# SKIP')
    bad=$(grep -c '^not ok ' "$log/tap")
    {
        if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$ok" -eq 0 ]; }; then
            bad=1
            echo "FAIL $(basename "$1"): exit status $status, $ok passed"
        fi
        if [ "$bad" -eq 0 ]; then
            echo "ok $(basename "$1"): $ok"
        else
            echo "FAIL $(basename "$1"): $ok passed, $bad failed"
            grep -v '^ok ' "$log/tap" | sed 's/^/    /' | head -n 200
        fi
        echo "$ok $bad"
    } >"$log/said"
    mv "$log/said" "$2/$(basename "$1")"
}

# Run as a job of the run below.
if [ "${1:-}" = --binary ]; then
    run_binary "$3" "$2"
    exit
fi

mkdir "$log/said"
printf '%s\n' "$@" |
    xargs -n 1 -P "${UNIT_JOBS:-$(getconf _NPROCESSORS_ONLN)}" \
        "$0" --binary "$log/said"
passed=0
failed=0
for binary in "$@"; do
    said=$log/said/$(basename "$binary")
    if [ -f "$said" ]; then
        sed '$d' "$said"
        counts=$(tail -n 1 "$said")
    else
        echo "FAIL $(basename "$binary"): nothing came of it"
        counts="0 1"
    fi
    passed=$((passed + ${counts% *}))
    failed=$((failed + ${counts#* }))
done
echo "unit: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
