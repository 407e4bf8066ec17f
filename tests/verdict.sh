# shellcheck shell=sh
# What checks say, for scripts whose shell reads this file: each a line, and
# how many at the end.  $work, a directory, is theirs to make.

passed=0
failed=0

# verdict KIND NAME: passes if $work/complaints is empty
verdict() {
    if [ -s "${work:?}/complaints" ]; then
        echo "FAIL $1 $2"
        sed 's/^/    /' "$work/complaints"
        failed=$((failed + 1))
    else
        echo "ok $1 $2"
        passed=$((passed + 1))
    fi
}

# all_passed KIND: the last line, and whether it was so
all_passed() {
    echo "$1: $passed passed, $failed failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
