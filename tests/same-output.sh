#!/bin/sh
# Hold what two binaries print against each other, to the byte: every golden
# command line, and every file of tests/data and of the fuzzing corpus in all
# formats and both languages.  For changes that are to change nothing.
#
# tests/same-output.expected names what may differ: one extended regular
# expression a line, for a line of what differs, a tab, and the reason.
#
# Usage: same-output.sh [--every N] OLD NEW     two binaries, for the data of
# this tree; every N-th command line alone

set -u
cd "$(dirname "$0")/.." || exit 2
root=$PWD
expected=$root/tests/same-output.expected

absolute() {
    case $1 in
    /*) echo "$1" ;;
    *) echo "$root/$1" ;;
    esac
}

# one LINE OUT: run a command line with both binaries, tell if they differ
if [ "${1:-}" = --one ]; then
    line=$2
    work=$(mktemp -d "$SAME_WORK/XXXXXX")
    for side in old new; do
        mkdir "$work/tmp"
        env -u NO_COLOR -u FORCE_COLOR -u CLICOLOR_FORCE -u COLUMNS -u TERM \
            -u POVSTAT_DATA -u GITHUB_WORKSPACE \
            PATH="$SAME_WORK/$side:$PATH" LC_ALL=C TZ=UTC \
            SOURCE_DATE_EPOCH=1736899200 TMP="$work/tmp" \
            sh -c "$line" </dev/null >"$work/out" 2>"$work/err"
        {
            echo "status $?"
            cat "$work/out"
            echo '=== standard error'
            cat "$work/err"
        } | sed "s#$work/tmp#TMP#g" >"$work/$side"
        chmod -R u+w "$work/tmp"
        rm -rf "$work/tmp"
    done
    if ! cmp -s "$work/old" "$work/new"; then
        echo "DIFFERS $line" | head -n 1
        diff -a "$work/old" "$work/new" | head -n 6 | cut -c 1-300 |
            sed 's/^/    /'
    fi
    rm -rf "$work"
    exit 0
fi

every=1
if [ "${1:-}" = --every ]; then
    every=$2
    shift 2
fi
SAME_WORK=$(mktemp -d)
export SAME_WORK
trap 'chmod -R u+w "$SAME_WORK"; rm -rf "$SAME_WORK"' EXIT
mkdir "$SAME_WORK/old" "$SAME_WORK/new" "$SAME_WORK/scripts"
ln -s "$(absolute "$1")" "$SAME_WORK/old/povstat"
ln -s "$(absolute "$2")" "$SAME_WORK/new/povstat"

# What golden cases run.
golden() {
    for case in tests/cases/*/*; do
        mkdir "$SAME_WORK/case" "$SAME_WORK/case/tmp"
        awk -v to="$SAME_WORK/case" -f tests/cases/split.awk "$case"
        mv "$SAME_WORK/case/script" "$SAME_WORK/scripts/$(echo "$case" | tr / :)"
        rm -r "$SAME_WORK/case"
    done
    for script in "$SAME_WORK"/scripts/*; do
        echo ". $script"
    done
}

everything() {
    formats='text markdown html csv json ndjson xlsx'
    for language in en vi; do
        for format in $formats; do
            echo "povstat report --lang $language --format $format"
            echo "povstat summary --lang $language --format $format"
            for file in tests/data/*.csv tests/data/samples/*.csv; do
                echo "povstat report $file --lang $language --format $format"
            done
        done
        for file in tests/data/*.csv tests/data/*/*.csv tests/fuzz/corpus*/*; do
            echo "povstat check $file --lang $language --all"
            echo "povstat check $file --lang $language --format json"
            echo "povstat export $file --lang $language --format json"
        done
    done
}

{
    golden
    everything
} | awk -v every="$every" 'NR % every == 0' >"$SAME_WORK/lines"
tr '\n' '\0' <"$SAME_WORK/lines" |
    xargs -0 -n 1 -P "$(getconf _NPROCESSORS_ONLN)" \
        "$root/tests/same-output.sh" --one >"$SAME_WORK/differences"
if [ -f "$expected" ]; then
    grep -v '^#' "$expected" | cut -f 1 >"$SAME_WORK/patterns"
    grep -a '^DIFFERS' "$SAME_WORK/differences" |
        grep -avEf "$SAME_WORK/patterns" >"$SAME_WORK/unexpected"
else
    grep -a '^DIFFERS' "$SAME_WORK/differences" >"$SAME_WORK/unexpected"
fi
cat "$SAME_WORK/differences"
echo "same-output: $(wc -l <"$SAME_WORK/lines") command lines," \
    "$(grep -ac '^DIFFERS' "$SAME_WORK/differences") differ," \
    "$(wc -l <"$SAME_WORK/unexpected") of them unexpectedly"
[ ! -s "$SAME_WORK/unexpected" ]
