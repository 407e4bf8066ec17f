#!/bin/sh
# Complete the command lines of `cases` in every shell that has a script, and
# compare with what is written there.
#
# Usage: run.sh      POVSTAT: the binary to test

set -u
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.." || exit 2
binary=${POVSTAT:-build/povstat}
case $binary in
/*) ;;
*) binary=$PWD/$binary ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/home"
ln -s "$binary" "$work/bin/povstat"
passed=0
failed=0

# in_shell COMMAND...: nothing of the user's own set-up
in_shell() {
    env -i HOME="$work/home" PATH="$work/bin:$PATH" LC_ALL=C.UTF-8 \
        TERM=dumb "$@"
}

# judge OFFERS: each line beside its case; prints what is wrong
judge() {
    grep -v '^#' "$here/cases" | sed 's/.* => //' >"$work/expected"
    awk -v expected="$work/expected" -F '\t' '
        function among(word,   i) {
            for (i = 2; i <= NF; i++)
                if ($i == word)
                    return 1
            return 0
        }
        {
            n = 0
            if ((getline wanted <expected) <= 0)
                wanted = "nothing more"
            if (wanted != "-")
                n = split(wanted, words, " ")
            wrong = n == 1 && words[1] ~ /^\[/ ? 0 : NF - 1 != n
            for (i = 1; i <= n; i++) {
                gsub(/[][]/, "", words[i])
                wrong = wrong || !among(words[i])
            }
            said = $0
            gsub(/\t/, " ", said)
            print wrong ? "FAIL" : "ok", NR ": " $1 " => " wanted (wrong ? \
                "; offered: " substr(said, length($1) + 2) : "")
        }
        END { if ((getline wanted <expected) > 0) print "FAIL", "cut short" }
    ' "$1"
}

for shell in bash zsh fish; do
    if ! command -v "$shell" >/dev/null 2>&1; then
        echo "skip  completion in $shell: NOT TESTED, $shell is not installed"
        continue
    fi
    mkdir "$work/$shell"
    in_shell povstat completion "$shell" >"$work/script.$shell"
    grep -v '^#' "$here/cases" | sed 's/ => .*//' |
        in_shell "$shell" "$here/complete.$shell" "$work/script.$shell" \
            "$work/$shell" >"$work/offers.$shell"
    judge "$work/offers.$shell" >"$work/verdict"
    sed -n "s/^FAIL/FAIL $shell/p" "$work/verdict"
    passed=$((passed + $(grep -c '^ok' "$work/verdict")))
    failed=$((failed + $(grep -c '^FAIL' "$work/verdict")))
done
echo "completion: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
