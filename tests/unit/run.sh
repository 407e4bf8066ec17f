#!/bin/sh
# Run unit test binaries and count their tests.  Usage: run.sh BINARY...
# A binary that fails, or runs no test, without saying so counts as a failure.

set -u
log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0
failed=0

for binary in "$@"; do
    CMOCKA_MESSAGE_OUTPUT=TAP "$binary" >"$log" 2>&1
    status=$?
    ok=$(grep '^ok ' "$log" | grep -vc '# SKIP')
    bad=$(grep -c '^not ok ' "$log")
    if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$ok" -eq 0 ]; }; then
        bad=1
        echo "FAIL $(basename "$binary"): exit status $status, $ok passed"
    fi
    if [ "$bad" -eq 0 ]; then
        echo "ok $(basename "$binary"): $ok"
    else
        echo "FAIL $(basename "$binary"): $ok passed, $bad failed"
        grep -v '^ok ' "$log" | sed 's/^/    /' | head -n 200
    fi
    passed=$((passed + ok))
    failed=$((failed + bad))
done
echo "unit: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
