#!/bin/sh
# Check what the compiler cannot: which floor uses which, how long files are,
# which words are used, and what lies at the top.
#
# Floors are held against the #include lines and against the objects: what one
# calls of another is there whether or not it is declared for it.
#
# Usage: layers.sh [BUILD]      BUILD: where the objects are

set -u
cd "$(dirname "$0")/.." || exit 2
build=${1:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=tests/verdict.sh
. tests/verdict.sh
LC_ALL=C
export LC_ALL

# shellcheck source=tests/links.sh
. tests/links.sh

# Contracts in include/povstat and the folder whose they are.  `cells` is what
# a report and a writer share.
contracts='
archive     book
area_match  model
arena       base
book        book
catalogue   model
cell        lang
chart       cells
datapackage read
day         base
descriptor  base
embedded    base
decimal     base
encoding    bytes
extract     read
families    model
figures     model
finding     lang
findings    lang
interval    base
keep        model
lanes       base
ledger      model
letters     base
library     base
lines       bytes
map         base
measure     measure
misprint    base
number      words
papers      model
period      words
claim       words
clauses     words
phrase      words
private     base
process     base
put_row     read
ratio       base
reckon      reckon
reference   read
resting     base
report      cells
row_spool   lang
view        view
say         lang
scan        base
section     lang
shard       read
spool       base
target_forms measure
term        lang
terms       lang
text        base
transcript  read
utf8        base
words       words
words_tables words
write       write
'

# Each folder, and whose contracts it may include and whose functions it may
# call, besides its own.
allowed='
base
lang    base
words   base lang
model   base lang words
bytes   base lang
book    base lang
read    base lang words model bytes book
reckon  base lang words model
measure base lang words model
cells   base lang
view    base lang words model reckon measure cells
write   base lang book cells
cli     base lang words model bytes read reckon measure cells view write
'

# What is let pass, and why.
# home FILE FLOOR: the file defines what a contract of that floor declares.
# circle FILE...: the files use each other
exceptions='
'

# table NAME: one of those above, a word before each of its lines
table() {
    printf '%s\n' "$2" | sed -n "s/^[a-z]/$1 &/p"
}

# shellcheck disable=SC2016 # what stands in quotes is for awk
# "include FILE INCLUDED" and "declares CONTRACT NAME", of every file
find src include -name '*.[ch]' -o -name '*.def' | sort | xargs awk '
    FNR == 1 { comment = 0 }
    /^ *# *include *"/ { split($0, part, "\""); print "include", FILENAME, part[2] }
    FILENAME !~ /^include\// || /^ *#/ { next }
    {
        line = $0
        if (comment && !sub(/^.*\*\//, "", line))
            next
        gsub(/\/\*([^*]|\*[^\/])*\*\//, "", line)
        comment = sub(/\/\*.*/, "", line)
        contract = FILENAME
        gsub(/^.*\/|\..*/, "", contract)
        while (match(line, /pov_[a-z0-9_]+/)) {
            print "declares", contract, substr(line, RSTART, RLENGTH)
            line = substr(line, RSTART + RLENGTH)
        }
    }' >"$work/sources"

# Everything that is wrong: "CHECK complaint"
links_read "$build" "$work" || exit 2
{
    table contract "$contracts"
    table allowed "$allowed"
    table except "$exceptions"
    sed 's/^/symbol /' "$work/symbols"
    cat "$work/sources"
    sed 's/^/use /' "$work/uses"
    sed 's/^[0-9]*/circle/' "$work/circles"
} | awk '
    # the folder of a source or an object; what has none is of the cli, and
    # what was embedded of base
    function folder(file) {
        sub(/^src\//, "", file)
        if (file == "embedded_files.o")
            return "base"
        if (file == "packed.o")
            return "model"
        if (file == "packed_words.o")
            return "words"
        return file ~ /\// ? substr(file, 1, index(file, "/") - 1) : "cli"
    }
    function may(floor, other) {
        return floor == other || ((floor, other) in sees)
    }
    $1 == "contract" { owner[$2] = $3 }
    $1 == "allowed" { known[$2]; for (i = 3; i <= NF; i++) sees[$2, $i] }
    $1 == "except" { $1 = ""; excepted[substr($0, 2)] }
    $1 == "symbol" && $3 ~ /^[TDBRV]$/ { defined[$4] = $2 }

    $1 == "include" {
        file = $2
        floor = folder(file)
        check = file == "src/main.c" ? "main" : floor
        name = $3
        if (file ~ /^include\//) {
            gsub(/^.*\/|\..*/, "", file)
            check = "contracts"
            floor = owner[file]
            if (floor == "")
                print check, $2 ": is in no folder: add it to tests/layers.sh"
        }
        if (floor == "")
            next
        if (!(floor in known))
            print check, $2 ": no such floor"
        if (name !~ /^povstat\//) {
            other = folder(name)
            if (floor != other)
                print check, $2 ": " floor " may not include \"" name "\""
            next
        }
        gsub(/^.*\/|\..*/, "", name)
        if (owner[name] == "")
            print check, $2 ": " $3 " is in no folder: add it to tests/layers.sh"
        else if (!may(floor, owner[name]))
            print check, $2 ": " floor " may not include " $3 \
                ", which is of " owner[name]
    }
    $1 == "use" && !may(folder($2), folder($3)) {
        print $2 == "main.o" ? "main" : folder($2), \
            $2 ": " folder($2) " may not use " $4 " of " $3
    }
    $1 == "declares" && ($3 in defined) && !(($2, $3) in told) {
        told[$2, $3]
        if (folder(defined[$3]) != owner[$2] &&
            !(("home " defined[$3] " " owner[$2]) in excepted))
            print "contracts", "povstat/" $2 ".h: is of " owner[$2] \
                ", and " $3 " is defined in " defined[$3]
    }
    $1 == "circle" && !($0 in excepted) {
        $1 = ""
        print "circles", "they use each other:" $0
    }' | sort -u >"$work/wrong"

for check in $(for directory in src/*/; do basename "$directory"; done) \
    main contracts circles; do
    sed -n "s/^$check //p" "$work/wrong" >"$work/complaints"
    verdict layers "$check"
done

find src include -type f \( -name '*.[ch]' -o -name '*.def' \) \
    -exec wc -l {} \; | awk '$1 > 900 && $2 ~ /\.[ch]$/ {
        print $2 ": " $1 " lines, 900 at most" }' >"$work/complaints"
verdict layers sizes

# shellcheck disable=SC2016 # what stands in quotes is for awk
find src include tests -name '*.h' | sort | xargs awk '
    FNR == 1 {
        guard = toupper(FILENAME)
        sub(/^(SRC|INCLUDE\/POVSTAT)\//, "", guard)
        gsub(/[^A-Z0-9]/, "_", guard)
        guard = "POVSTAT_" guard
    }
    /^#ifndef/ && guard != "" {
        if ($2 != guard)
            print FILENAME ": its guard is " $2 ", not " guard
        guard = ""
    }' >"$work/complaints"
verdict layers guards

# Locale-dependent in what they read or print.
grep -rnwE 'setlocale|strtod|strtof|strtold' src include >"$work/complaints"
verdict layers words

# What a page says of the sources is found there.
grep -noE 'src/[a-z_]+/[a-z_]+\.[a-z]+' docs/*.md README.md data/README.md |
    while IFS= read -r line; do
        [ -e "${line##*:}" ] || echo "${line%%:*}: no ${line##*:}"
    done | sort -u >"$work/complaints"
verdict layers pages

# A browser takes a page's style and script only if the page's policy has their
# hashes: in hexadecimal, since that is what there is a command for.
for kind in style:css script:js; do
    page=src/write/page.${kind#*:}
    stated=$(sed -n "/html_${kind%:*}_hash\[\]/{n;s/.*\"\(.*\)\".*/\1/p;}" \
        src/write/html.c | base64 -d | od -An -v -tx1 | tr -d ' \n')
    found=$({ echo; cat "$page"; } | sha256sum | cut -d' ' -f1)
    [ "$stated" = "$found" ] ||
        echo "$page: src/write/html.c has another hash than $found"
done >"$work/complaints"
verdict layers hashes

if ! git ls-files -co --exclude-standard >"$work/files" 2>/dev/null; then
    find . -mindepth 1 -maxdepth 1 ! -name build ! -name povstat |
        sed 's#^\./##' >"$work/files"
fi
cut -d/ -f1 "$work/files" | sort -u | grep -vxE \
    'src|include|data|tests|docs|Makefile|README\.md|LICENSE|\..*' \
    >"$work/complaints"
verdict layers top-level

all_passed layers
