#!/bin/sh
# Hold the texts of the sources against the translations: every text has one,
# every translation has a text.  What `make unit` can see of them is in
# tests/unit/say_test.c.

set -u
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")/.." || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=tests/verdict.sh
. tests/verdict.sh

# literals FILE...: those of tests/words.awk
literals() {
    awk -f tests/words.awk "$@"
}

find src include -name '*.[ch]' -o -name '*.def' ! -path 'src/lang/??.def' |
    sort >"$work/files"
tr '\n' '\0' <"$work/files" | xargs -0 awk -f tests/words.awk >"$work/literals"

# Texts for people: what is given to a function that says it, the texts of a
# row of a .def, and whatever else reads like one.  Writers only draw, spellings
# are not said, and the descriptor of a package and C are for machines; what else only
# looks like a text is in tests/words.other.
awk -F '\t' '
    FILENAME ~ /words\.other$/ { other[$0]; next }
    {
        text = $4
        gsub(/%[-.*0-9]*(zu|lu|lld|[a-zA-Z%])/, "", text)
        gsub(/\\./, "", text)
    }
    text !~ /[A-Za-z\200-\377]/ || $4 in other { next }
    $3 != "said" &&
    $1 ~ /^src\/(write\/.*\.c|view\/package.*|read\/datapackage\.c|model\/(area_(words|names|prefix|remarks|write)|catalogue_write)\.c|words\/words_write\.c)$/ {
        next
    }
    $3 ~ /^(said|FINDING[2-5]|WORD1|FORMAT2)$/ ||
    ($3 ~ /^(-|unsaid)$/ && $4 !~ /[|\200-\377]/ && $4 !~ /^povstat [a-z]/ &&
     text ~ /[A-Za-z][a-z]+[,;:]? [a-z(]/) {
        print $4 "\t" $1 ":" $2 "\t" $3
    }' tests/words.other "$work/literals" >"$work/texts"

awk -F '\t' '$3 == "unsaid" { print $2 ": printed as it is: " $1 }' \
    "$work/texts" >"$work/complaints"
verdict words "each is said"

for language in src/lang/??.def; do
    name=$(basename "$language" .def)
    literals "$language" | awk -F '\t' '$3 == "SAY1" { print $4 }' \
        >"$work/rows"
    awk -F '\t' '$3 == "TERM2" { print $4 }' "$work/literals" |
        sort -u >"$work/terms"
    cat "$work/rows" "$work/terms" >"$work/all"
    awk -F '\t' '
        NR == FNR { has[$0]; next }
        !($1 in has) && !($1 in told) {
            print $2 ": no translation: " $1
            told[$1]
        }' "$work/all" "$work/texts" >"$work/complaints"
    verdict words "$name: none is missing"
    {
        cut -f 4 "$work/literals"
        # What the C library says of a file.
        printf '%s\n' 'No such file or directory' 'Permission denied' \
            'Is a directory' 'Not a directory' 'No space left on device' \
            'Read-only file system' 'Broken pipe' 'Bad file descriptor' \
            'Input/output error'
    } >"$work/known"
    awk 'NR == FNR { known[$0]; next }
        !($0 in known) { print "nothing says: " $0 }' \
        "$work/known" "$work/rows" >"$work/complaints"
    sort "$work/rows" | comm -12 - "$work/terms" |
        sed 's/^/in terms.def too: /' >>"$work/complaints"
    verdict words "$name: none is left over"
done

cut -f 4 "$work/literals" | sort -u >"$work/known"
sort tests/words.other | comm -13 "$work/known" - |
    sed 's/^/in no source: /' >"$work/complaints"
verdict words "words.other: none is left over"

all_passed words
