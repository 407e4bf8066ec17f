#!/bin/sh
# Run command lines and compare what they print with what is stored.
#
# A case is one file, tests/cases/TOPIC/NAME: a script for the shell, which
# finds povstat on its PATH, and behind it the parts
#
#     =====[ file in.csv ]=====    lies in $TMP before the script begins
#     =====[ output ]=====         the expected standard output
#     =====[ errors ]=====         the expected standard error
#     =====[ status ]=====         the expected exit status
#
# each of which may be left out: no such file, empty, 0.  Cases run in the
# repository root, as many at once as there are cores; $TMP is a directory of
# their own, printed as TMP.
#
# Usage: run.sh [--bless] [TOPIC|TOPIC/NAME|NAME...]
#                                        POVSTAT: the binary to test
#                                        CASES_JOBS: how many at once

set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cd "$root" || exit 2
binary=${POVSTAT:-build/povstat}
case $binary in
/*) ;;
*) binary=$root/$binary ;;
esac
bless=
if [ "${1:-}" = --bless ]; then
    bless=yes
    shift
fi
if [ ! -x "$binary" ]; then
    echo "cases: no program at $binary" >&2
    exit 2
fi

work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT

# run_case TOPIC/NAME: leaves out, err and status in $work, and what is
# expected
run_case() {
    mkdir "$work/bin" "$work/tmp"
    ln -s "$binary" "$work/bin/povstat"
    awk -v to="$work" -f "$here/split.awk" "$here/$1" || return
    env -u NO_COLOR -u FORCE_COLOR -u CLICOLOR_FORCE -u COLUMNS -u TERM \
        -u POVSTAT_DATA -u GITHUB_WORKSPACE \
        PATH="$work/bin:$PATH" LC_ALL=C TZ=UTC \
        SOURCE_DATE_EPOCH=1736899200 TMP="$work/tmp" \
        sh -c "$(cat "$work/script")" \
        <"/dev/null" >"$work/raw.out" 2>"$work/raw.err"
    echo $? >"$work/status"
    for stream in out err; do
        sed "s#$work/tmp#TMP#g" "$work/raw.$stream" >"$work/$stream"
    done
}

# compare_case NAME: "ok NAME", or "FAIL NAME" and what differs
compare_case() {
    same=yes
    for stream in status out err; do
        cmp -s "$work/expected.$stream" "$work/$stream" && continue
        [ $same = no ] || echo "FAIL $1"
        same=no
        diff -u "$work/expected.$stream" "$work/$stream" |
            sed "1s#.*#--- $1 ($stream)#;2s#.*#+++ now#"
    done
    [ $same = no ] || echo "ok $1"
}

# part TITLE FILE
part() {
    end=
    [ -z "$(tail -c 1 "$2")" ] || end=', without a line end'
    echo "=====[ $1$end ]====="
    cat "$2"
    [ -z "$end" ] || echo
}

# Only what changed is said; what is empty, or 0, is left out.
bless_case() {
    for stream in status out err; do
        cmp -s "$work/expected.$stream" "$work/$stream" ||
            echo "blessed $1 ($stream)"
    done
    {
        awk '/^=====\[ (output|errors|status).* \]=====$/ { exit } { print }' \
            "$here/$1"
        [ ! -s "$work/out" ] || part output "$work/out"
        [ ! -s "$work/err" ] || part errors "$work/err"
        [ "$(cat "$work/status")" = 0 ] || part status "$work/status"
    } >"$work/blessed"
    cmp -s "$work/blessed" "$here/$1" || cp "$work/blessed" "$here/$1"
}

# Run as a job of the run below: what is said of the case goes into SAID.
if [ "${1:-}" = --case ]; then
    run_case "$3"
    if [ -n "$bless" ]; then
        bless_case "$3"
    else
        compare_case "$3"
    fi >"$work/said"
    mv "$work/said" "$2/$(echo "$3" | tr / :)"
    exit
fi

# is_wanted TOPIC/NAME
is_wanted() {
    [ -n "$wanted" ] || return 0
    case " $wanted " in
    *" $1 "* | *" ${1%%/*} "* | *" ${1##*/} "*) return 0 ;;
    esac
    return 1
}

wanted=$*
mkdir "$work/said"
: >"$work/first"
: >"$work/names"
for file in "$here"/*/*; do
    name=${file#"$here"/}
    is_wanted "$name" || continue
    # One that waits begins first, or all others wait for it at the end.
    if grep -q '\<sleep\>' "$file"; then
        echo "$name" >>"$work/first"
    fi
    echo "$name" >>"$work/names"
done
# CASES_SHARE: "0/2" and "1/2" are the halves.
if [ -n "${CASES_SHARE:-}" ]; then
    awk -v k="${CASES_SHARE%/*}" -v n="${CASES_SHARE#*/}" 'NR % n == k' \
        "$work/names" >"$work/share"
    mv "$work/share" "$work/names"
    grep -x -F -f "$work/names" "$work/first" >"$work/share"
    mv "$work/share" "$work/first"
fi
{
    cat "$work/first"
    grep -v -x -F -f "$work/first" "$work/names"
} | xargs -n 1 -P "${CASES_JOBS:-$(getconf _NPROCESSORS_ONLN)}" \
    "$0" ${bless:+--bless} --case "$work/said"

passed=0
failed=0
while read -r name; do
    said=$work/said/$(echo "$name" | tr / :)
    if [ ! -f "$said" ]; then
        echo "FAIL $name: it was not run"
    else
        cat "$said"
    fi >"$work/verdict"
    cat "$work/verdict"
    if grep -q '^FAIL ' "$work/verdict"; then
        failed=$((failed + 1))
    else
        passed=$((passed + 1))
    fi
done <"$work/names"
echo "golden: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
