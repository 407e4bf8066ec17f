#!/bin/sh
# Check what the compiler cannot: which folder includes which, how long files
# are, which words are used, and what lies at the top.

set -u
cd "$(dirname "$0")/.." || exit 2
passed=0
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Contracts in include/povstat and the folder whose they are.  `cells` is what
# a report and a writer share.
contracts='
archive     book
area_match  model
arena       base
book        book
catalogue   model
chart       cells
day         base
embedded    base
decimal     base
encoding    bytes
extract     read
figures     model
finding     lang
findings    lang
interval    base
letters     base
lines       bytes
map         base
measure     measure
merger      model
misprint    base
number      words
period      words
phrase      words
private     base
ratio       base
reckon      reckon
reference   read
report      cells
reports     report
say         lang
statement   model
target_forms measure
text        base
verdicts    measure
waiver      lang
write       write
'

# What a folder may include: contracts of these, private headers of its own.
allowed='
base    base
lang    base lang
words   base lang words
model   base lang words model
bytes   base lang bytes
book    base lang book
read    base lang words model bytes read
reckon  base lang words model reckon
measure base lang words model measure
cells   base lang cells
report  base lang words model reckon measure cells report
write   base lang book cells write
cli     base lang words model bytes read reckon measure cells report write cli
'

# look TABLE WORD: the rest of the line that begins with the word
look() {
    echo "$1" | awk -v word="$2" '$1 == word { $1 = ""; print $0 " " }'
}

# verdict NAME: passes if $work/complaints is empty
verdict() {
    if [ -s "$work/complaints" ]; then
        echo "FAIL layers $1"
        sed 's/^/    /' "$work/complaints"
        failed=$((failed + 1))
    else
        echo "ok layers $1"
        passed=$((passed + 1))
    fi
}

# check_include FILE FOLDER INCLUDED
check_include() {
    case $3 in
    povstat/*)
        contract=${3#povstat/}
        owner=$(look "$contracts" "${contract%.*}" | tr -d ' ')
        if [ -z "$owner" ]; then
            echo "$1: $3 is in no folder: add it to tests/layers.sh"
            return
        fi
        case $(look "$allowed" "$2") in
        *" $owner "*) ;;
        *) echo "$1: $2 may not include $3, which is of $owner" ;;
        esac
        ;;
    "$2"/*) ;;
    words/*) # what reading is built of, for nobody else
        [ "$2" = read ] || echo "$1: $2 may not include \"$3\""
        ;;
    *) echo "$1: $2 may not include \"$3\"" ;;
    esac
}

# check_files FOLDER FILE...
check_files() {
    folder=$1
    shift
    for file in "$@"; do
        [ -f "$file" ] || continue
        sed -n 's/^ *# *include *"\([^"]*\)".*/\1/p' "$file" |
            while read -r included; do
                check_include "$file" "$folder" "$included"
            done
    done
}

for directory in src/*/; do
    folder=$(basename "$directory")
    {
        [ -n "$(look "$allowed" "$folder")" ] ||
            echo "$directory: no such layer"
        check_files "$folder" "$directory"*.[ch] "$directory"*.def
    } >"$work/complaints"
    verdict "$folder"
done

check_files cli src/main.c >"$work/complaints"
verdict main

for header in include/povstat/*; do
    name=$(basename "$header")
    owner=$(look "$contracts" "${name%.*}" | tr -d ' ')
    if [ -n "$owner" ]; then
        check_files "$owner" "$header"
    else
        echo "$header: is in no folder: add it to tests/layers.sh"
    fi
done >"$work/complaints"
verdict contracts

find src include -type f \( -name '*.[ch]' -o -name '*.def' \) \
    -exec wc -l {} \; | awk '$1 > 900 && $2 ~ /\.[ch]$/ {
        print $2 ": " $1 " lines, 900 at most" }' >"$work/complaints"
verdict sizes

# Locale-dependent in what they read or print.
grep -rnwE 'setlocale|strtod|strtof|strtold' src include >"$work/complaints"
verdict words

if ! git ls-files -co --exclude-standard >"$work/files" 2>/dev/null; then
    find . -mindepth 1 -maxdepth 1 ! -name build ! -name povstat |
        sed 's#^\./##' >"$work/files"
fi
cut -d/ -f1 "$work/files" | sort -u | grep -vxE \
    'src|include|data|tests|docs|Makefile|README\.md|LICENSE|\..*' \
    >"$work/complaints"
verdict top-level

echo "layers: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
