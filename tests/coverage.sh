#!/bin/sh
# How many lines of the program run: when only what fuzzing keeps is read
# again, and in all tests.  Per folder, or with FILES=1 per file.
# Usage: coverage.sh BUILD CORPUS-TARGET...
#
# BUILD was compiled with --coverage.  What `make fuzz` found since is read
# too, if it is there: build/asan-clang/fuzz/finds.

set -u
cd "$(dirname "$0")/.." || exit 2
build=$1
shift

# count FILE: "folder/file lines run" of every source, from gcov
count() {
    find "$build" -name '*.gcno' -path "$build/*/*" ! -path '*/tests/*' \
        ! -path '*/fuzz/*' -exec gcov -n {} + 2>/dev/null |
        awk '/^File / { split($0, part, "\047"); file = part[2] }
            /^Lines executed:/ && file ~ /^src\/.*\.c$/ {
                split($0, part, /[:% ]+/)
                sub(/^src\//, "", file)
                printf "%s %d %.0f\n", file, part[5], part[3] * part[5] / 100
                file = ""
            }' | sort >"$1"
}

clear_counts() {
    find "$build" -name '*.gcda' -delete
}

clear_counts
for target in "$@"; do
    finds=build/asan-clang/fuzz/finds/$target
    [ -d "$finds" ] || finds=
    seeds="tests/data tests/data/samples tests/data/encodings"
    [ "$target" = extract ] || seeds=
    # shellcheck disable=SC2086 # several directories, or none
    "$build/fuzz/replay-$target" "tests/fuzz/corpus/$target" $seeds $finds |
        tail -n 1
done
count "$build/fuzzing.count"

clear_counts
for target in "$@"; do
    "$build/fuzz/replay-$target" "tests/fuzz/corpus/$target" >/dev/null
done
echo 'tests: as above, and'
tests/unit/run.sh "$build"/tests/*_test | tail -n 1
# A program that is killed while it writes its counts spoils them for all.
# shellcheck disable=SC2046 # names of cases
POVSTAT=$build/povstat tests/cases/run.sh \
    $(cd tests/cases && grep -L -e 'kill -s' -e 'ulimit' ./*/* |
        sed 's#^\./##') | tail -n 1
count "$build/tests.count"

join "$build/fuzzing.count" "$build/tests.count" | awk -v files="${FILES:-}" '
    function percent(part, whole) {
        return whole ? sprintf("%.1f %%", 100 * part / whole) : "-"
    }
    {
        name = $1
        if (!files)
            sub(/\/.*/, "", name)
        if (!(name in lines))
            order[++n] = name
        lines[name] += $2
        fuzzing[name] += $3
        tests[name] += $5
        all += $2
        all_fuzzing += $3
        all_tests += $5
    }
    END {
        form = "%-" (files ? 32 : 10) "s %7s %10s %10s\n"
        printf form, files ? "file" : "folder", "lines", "by fuzzing", "by tests"
        for (i = 1; i <= n; i++) {
            name = order[i]
            printf form, name, lines[name], percent(fuzzing[name], lines[name]), percent(tests[name], lines[name])
        }
        printf form, "all", all, percent(all_fuzzing, all), percent(all_tests, all)
    }'
