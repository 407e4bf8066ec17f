#!/bin/sh
# What povstat does for somebody at a terminal, and for nobody else.
#
# Nothing here measures time, so nothing depends on how fast a machine is: keys
# are typed when what they answer is seen, and the clock is the tests' own.
#
# Usage: run.sh PTY CLOCK      POVSTAT: the binary to test

set -u
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
binary=${POVSTAT:-build/povstat}
case $binary in
/*) ;;
*) binary=$root/$binary ;;
esac
pty=$1
case $pty in
/*) ;;
*) pty=$root/$pty ;;
esac
clock=$2
case $clock in
/*) ;;
*) clock=$root/$clock ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$binary" "$work/bin/povstat"
escape=$(printf '\033')
interrupt=$(printf '\003')
prompt=":${escape}[K" # of less
passed=0
failed=0

# KEYS: each a text to wait for (or nothing), a bar and a byte
# at SIZE KEYS SETTING... -- COMMAND: what it shows, in $work/shown
at() {
    at_size=$1
    keys=$2
    shift 2
    settings=
    while [ "$1" != -- ]; do
        settings="$settings $1"
        shift
    done
    # shellcheck disable=SC2086 # a size is two words, settings are several
    env -i HOME="$work" PATH="$work/bin:$PATH" LC_ALL=C.UTF-8 TZ=UTC \
        TERM=xterm SOURCE_DATE_EPOCH=1736899200 $settings \
        "$pty" $at_size "$keys" sh -c "$2" >"$work/shown" 2>"$work/pty"
    status=$?
    cat "$work/pty" >>"$work/shown"
}

# verdict NAME OK: 0 is well
verdict() {
    if [ "$2" -eq 0 ]; then
        echo "ok terminal $1"
        passed=$((passed + 1))
    else
        echo "FAIL terminal $1 (status $status)"
        head -c 400 "$work/shown" | cat -v | head -n 5
        failed=$((failed + 1))
    fi
}

# shows NAME PATTERN; hides NAME PATTERN; ends NAME STATUS
shows() {
    grep -qE -e "$2" "$work/shown"
    verdict "$1" $?
}
hides() {
    [ -s "$work/shown" ] && ! grep -qE -e "$2" "$work/shown"
    verdict "$1" $?
}
ends() {
    [ "$status" -eq "$2" ]
    verdict "$1" $?
}

# no line is wider than that, colours aside
is_no_wider() {
    widest=$(sed "s/$escape\[[0-9;]*m//g" "$work/shown" | wc -L)
    [ "$widest" -gt 20 ] && [ "$widest" -le "$2" ]
    verdict "$1 ($widest)" $?
}

report='povstat report --area ba-che'
marks="PAGER=sed\${IFS}s/^/page:/"

at '80 24' '' "$marks" -- "$report"
shows 'pages through PAGER' '^page:.*Progress'
ends 'pages and ends well' 0
at '80 24' '' "$marks" POVSTAT_PAGER="sed\${IFS}s/^/ours:/" -- "$report"
shows 'POVSTAT_PAGER comes first' '^ours:.*Progress'
for off in PAGER= PAGER=cat POVSTAT_PAGER= TERM=dumb TERM=; do
    at '80 24' '' "$marks" "$off" -- "$report"
    hides "$off pages nothing" '^page:'
    shows "$off shows it" 'Progress'
done
at '80 24' '' "$marks" -- "$report --no-pager"
hides '--no-pager' '^page:'
at '80 24' '' "$marks" -- "$report 2>/dev/null | cat"
hides 'a pipe is not paged' "^page:|$escape"
at '80 24' '' "$marks" -- "$report -o $work/report.txt 2>/dev/null; cat $work/report.txt"
hides 'a file is not paged' "^page:|$escape"
at '80 24' '' "$marks" -- 'povstat --version'
shows 'the version is not paged' '^povstat [0-9.]*$'
at '80 24' '' "$marks" -- 'povstat help report'
shows 'help is paged' '^page:Usage'
at '80 24' '' "$marks" -- 'povstat report --no-such-option'
hides 'a refusal is not paged' '^page:'
ends 'a refusal ends with 2' 2
at '80 24' '' "$marks" -- 'povstat check tests/data/says-two-things.csv'
shows 'findings that are the result are paged' '^page:.*P402'
ends 'findings end with 1' 1
at '80 24' '' "$marks" -- 'povstat report tests/data/says-two-things.csv'
shows 'other findings come behind' '^tests.*P402'
tail -n 1 "$work/shown" | grep -q '^1 file'
verdict 'the summary line comes last' $?

at '80 24' '' PAGER=env -- "$report"
shows 'LESS is set' '^LESS=FRX$'
at '80 24' '' PAGER=env LESS=i -- "$report"
shows 'LESS of the user stays' '^LESS=i$'
at '80 24' '' PAGER="head\${IFS}-n1" -- 'povstat list areas --level district'
hides 'a reader who leaves is no error' 'povstat:|Broken'
ends 'a reader who leaves ends well' 0
at '80 24' '' PAGER=true -- 'povstat list areas --format ndjson; echo $?'
shows 'nobody reads' '^0$'
for missing in no-such-pager "no-such-pager\${IFS}-x"; do
    at '80 24' '' PAGER="$missing" -- "$report"
    shows "without $missing it is shown" 'Progress'
    ends "without $missing it ends well" 0
done
# shellcheck disable=SC2016 # for the shell that runs the pager
at '80 24' '' PAGER='kill${IFS}-INT${IFS}$$' -- 'exec povstat list areas --level district'
ends 'Ctrl-C kills pager and povstat' 130
if command -v less >/dev/null 2>&1; then
    at '80 80' '' -- "$report"
    ends 'less leaves what fits' 0
    at '80 10' "$prompt| $prompt|$interrupt|q" -- 'exec povstat list areas --level district'
    shows 'less shows a page' 'an-giang/an-phu'
    hides 'less shows no more' 'ca-mau'
    ends 'Ctrl-C is for less' 0
    at '80 10' "$prompt|q" -- 'exec povstat check tests/data/says-two-things.csv \
        --lang vi tests/data/*.csv'
    ends 'the status comes through less' 1
else
    echo 'skip  terminal less: NOT TESTED, less is not installed'
fi

at '80 24' '' PAGER= -- "$report"
shows 'colour on a terminal' "$escape\[[0-9;]*m"
for off in NO_COLOR=1 TERM=dumb TERM=; do
    at '80 24' '' PAGER= "$off" -- "$report"
    hides "no colour with $off" "$escape"
done
for on in FORCE_COLOR=1 CLICOLOR_FORCE=1; do
    at '80 24' '' PAGER= "$on" -- "$report | cat"
    shows "$on colours a pipe" "$escape\[[0-9;]*m"
    at '80 24' '' PAGER= "$on" NO_COLOR=1 -- "$report 2>/dev/null | cat"
    hides "NO_COLOR beats $on" "$escape"
done
at '80 24' '' PAGER= -- "$report --color never"
hides '--color never' "$escape"
at '80 24' '' PAGER= -- 'povstat check tests/data/says-two-things.csv'
shows 'colour by severity' "$escape\[1;31merror\[P402\]"

# The last screen is the answer: footnotes are for files, pipes and who asks.
at '80 24' '' PAGER= -- "$report 2>/dev/null"
hides 'no footnotes' '¹|²|suy ra|derived:'
shows 'and where they are' 'Sources: -v notes them'
at '80 24' '' PAGER= -- "$report -v 2>/dev/null"
shows 'footnotes with -v' '² derived: 195 − 160'
hides 'and then no word of it' 'Sources: -v notes them'
at '80 24' '' PAGER= -- "$report 2>/dev/null | cat"
shows 'footnotes in a pipe' '² derived: 195 − 160'

# A terminal that does not know its size has 80 columns.
for size in 0:80 40:40 60:60 80:80 100:100 200:140; do
    at "${size%:*} 24" '' PAGER= -- 'povstat explain P001 P002'
    is_no_wider "prose at ${size%:*}" "${size#*:}"
    at "${size%:*} 24" '' PAGER= -- "$report 2>/dev/null"
    is_no_wider "a report at ${size%:*}" "${size#*:}"
done
at '40 24' '' PAGER= COLUMNS=90 -- "$report 2>/dev/null"
is_no_wider 'COLUMNS come first' 90

# A run of a second or two, by a clock that is looked at every so many rows.
awk 'BEGIN {
    print "area,indicator,kind,value,as_of,status"
    for (i = 0; i < 10000; i++)
        print "quang-ninh/ba-che,poor,actual,35 hộ,2023-12-31,"
}' >"$work/long.csv"
long="povstat check $work/long.csv"

# takes MILLISECONDS SIZE SETTING... -- COMMAND: as `at`, with so many between
# two looks at the clock
takes() {
    step=$1
    shift
    takes_size=$1
    shift
    at "$takes_size" '' PAGER= "LD_PRELOAD=$clock" "CLOCK_STEP=$step" \
        ASAN_OPTIONS=verify_asan_link_order=0 "$@"
}

takes 200 '80 24' -- "$long"
shows 'a long run tells how far it is' \
    'reading  █+░+  [0-9]+%  [0-9]+,[0-9]{3} rows'
hides 'but not at once' 'rows.*[^0-9,][12],[0-9]{3} rows'
sed "s/.*$escape\[K//" "$work/shown" | grep -q '^/.*P406'
verdict 'and takes it away' $?
takes 200 '40 24' -- "$long"
shows 'in little room' "reading  [0-9]+%  $escape\[K"
for off in "$long -q" "$long 2>&1 | cat" "$long 2>$work/err"; do
    takes 200 '80 24' -- "$off; echo end; cat $work/err 2>/dev/null"
    hides "told to nobody else: ${off#"$long"}" 'reading'
done
takes 200 '80 24' TERM=dumb -- "$long; echo end"
hides 'nor to a dumb terminal' 'reading'
takes 40 '80 24' -- "$long"
hides 'nor in a short run' 'reading'

# What readline gives to bash, and puts in its place, nothing but readline
# knows: one key types a line, completes it and shows it.
if command -v bash >/dev/null 2>&1; then
    "$binary" completion bash >"$work/completion"
    for line in '-a bac-ninh@:-a bac-ninh@2025-07-01' \
        '--area=bac-ninh@20:--area=bac-ninh@2025-07-01' \
        '--format=nd:--format=ndjson' '--set area=ha-noi/ba-d:area=ha-noi/ba-dinh' \
        '-o tests/data/semi:tests/data/semicolons-bom-crlf.csv'; do
        printf '%s\n' "source $work/completion" "PS1='$ '" \
            "bind '\"\\C-t\": \"povstat report ${line%%:*}\\t\\C-aecho \\C-m\"'" \
            >"$work/rc"
        at '80 24' "$(printf '$ |\024$ |\004')" -- \
            "exec bash --noprofile --rcfile $work/rc -i"
        shows "bash completes ${line%%:*}" "povstat report.* ?${line##*:}( |$)"
    done
else
    echo 'skip  terminal bash: NOT TESTED, bash is not installed'
fi

echo "terminal: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
