#!/bin/sh
# Run command lines and compare what they print with what is stored.
#
# NAME.cmd holds the arguments of one povstat command, with the redirections
# and pipes of a shell; NAME.sh is a script that finds povstat on its PATH.
# NAME.out is the expected standard output, NAME.err the standard error (no
# file: empty), NAME.status the exit status (no file: 0).  They run in the
# repository root, as many at once as there are cores; $TMP is a directory of
# their own, printed as TMP.
#
# Usage: run.sh [--bless] [NAME...]      POVSTAT: the binary to test
#                                        GOLDEN_JOBS: how many at once

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
    echo "golden: no program at $binary" >&2
    exit 2
fi

work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT

# run_case FILE: leaves out, err and status in $work
run_case() {
    mkdir "$work/bin" "$work/tmp"
    ln -s "$binary" "$work/bin/povstat"
    case $1 in
    *.cmd) script="povstat $(cat "$1")" ;;
    *) script=$(cat "$1") ;;
    esac
    env -u NO_COLOR -u FORCE_COLOR -u CLICOLOR_FORCE -u COLUMNS -u TERM \
        -u POVSTAT_DATA -u GITHUB_WORKSPACE \
        PATH="$work/bin:$PATH" LC_ALL=C TZ=UTC \
        SOURCE_DATE_EPOCH=1736899200 TMP="$work/tmp" \
        sh -c "$script" <"/dev/null" >"$work/raw.out" 2>"$work/raw.err"
    echo $? >"$work/status"
    for stream in out err; do
        sed "s#$work/tmp#TMP#g" "$work/raw.$stream" >"$work/$stream"
    done
}

# expected NAME STREAM: what should be there, into $work/expected
expected() {
    if [ -f "$here/$1.$2" ]; then
        cat "$here/$1.$2"
    elif [ "$2" = status ]; then
        echo 0
    fi >"$work/expected"
}

# compare_case NAME: "ok NAME", or "FAIL NAME" and what differs
compare_case() {
    same=yes
    for stream in status out err; do
        expected "$1" $stream
        cmp -s "$work/expected" "$work/$stream" && continue
        [ $same = no ] || echo "FAIL $1"
        same=no
        diff -u "$work/expected" "$work/$stream" |
            sed "1s#.*#--- $1.$stream#;2s#.*#+++ now#"
    done
    [ $same = no ] || echo "ok $1"
}

# is_default STREAM: no file is needed to expect what came
is_default() {
    case $1 in
    status) [ "$(cat "$work/status")" = 0 ] ;;
    *) [ ! -s "$work/$1" ] ;;
    esac
}

bless_case() {
    for stream in status out err; do
        expected "$1" $stream
        cmp -s "$work/expected" "$work/$stream" && continue
        echo "blessed $1.$stream"
        cp "$work/$stream" "$here/$1.$stream"
        is_default "$stream" && rm "$here/$1.$stream"
    done
}

# Run as a job of the run below: what is said of the case goes into SAID.
if [ "${1:-}" = --case ]; then
    for case in "$here/$3.cmd" "$here/$3.sh"; do
        [ ! -f "$case" ] || run_case "$case"
    done
    if [ -n "$bless" ]; then
        bless_case "$3"
    else
        compare_case "$3"
    fi >"$work/said"
    mv "$work/said" "$2/$3"
    exit
fi

is_wanted() {
    [ -n "$wanted" ] || return 0
    case " $wanted " in
    *" $1 "*) return 0 ;;
    esac
    return 1
}

wanted=$*
mkdir "$work/said"
for case in "$here"/*.cmd "$here"/*.sh; do
    name=$(basename "$case")
    name=${name%.*}
    if [ ! -f "$case" ] || [ "$name" = run ] || ! is_wanted "$name"; then
        continue
    fi
    # One that waits begins first, or all others wait for it at the end.
    if grep -q '\<sleep\>' "$case"; then
        echo "$name" >>"$work/first"
    fi
    echo "$name" >>"$work/names"
done
touch "$work/first" "$work/names"
{
    cat "$work/first"
    grep -v -x -F -f "$work/first" "$work/names"
} | xargs -n 1 -P "${GOLDEN_JOBS:-$(getconf _NPROCESSORS_ONLN)}" \
    "$0" ${bless:+--bless} --case "$work/said"

passed=0
failed=0
while read -r name; do
    if [ ! -f "$work/said/$name" ]; then
        echo "FAIL $name: it was not run"
    else
        cat "$work/said/$name"
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
