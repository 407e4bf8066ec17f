#!/bin/sh
# Hold everything that povstat prints as JSON against docs/schema.
# Usage: run.sh POVSTAT NODE_MODULES
#        run.sh --freeze             take the keys there are now as promised

set -u
cd "$(dirname "$0")/../.." || exit 2
here=tests/schema
if [ "${1:-}" = --freeze ]; then
    exec node $here/check.js frozen docs/schema >$here/frozen
fi
povstat=$1
modules=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=tests/verdict.sh
. tests/verdict.sh

# print NAME ARGUMENT...: a document of today, beside the golden ones
print() {
    name=$1
    shift
    "$povstat" "$@" >"$work/$name" 2>/dev/null
}

# The program prints the very bytes.
for file in docs/schema/*.json; do
    "$povstat" schema "$(basename "$file" .json)" 2>&1 |
        cmp - "$file" >"$work/complaints" 2>&1
    verdict schema "$(basename "$file") is printed"
done

# What was promised once stays: the same keys of the same types.
node $here/check.js frozen docs/schema >"$work/now"
LC_ALL=C sort $here/frozen >"$work/promised"
LC_ALL=C sort "$work/now" | LC_ALL=C comm -23 "$work/promised" - \
    >"$work/complaints"
verdict schema 'keys stay'

mkdir "$work/other"
cp -r data/. "$work/other"
sed -i 's/8\.410/8.401/' "$work/other/extracts/quang-binh-2024.csv"
print diff.json diff data "$work/other" --format json
print diff.ndjson diff data "$work/other" --format ndjson
print report.json report --format json --lang vi
print summary.json summary --format json
print trace.json trace quang-binh poor 2023 --format json
print trace.ndjson trace quang-binh poor 2023 --format ndjson
print ugly-check.json check --format json --set as_of=2024-12-31 \
    --set kind=actual tests/data/*.csv
print ugly-report.json report --format json --set as_of=2024-12-31 \
    --set kind=target tests/data/*.csv
print ugly-export.json export --format json tests/data/*.csv \
    tests/data/samples/*.csv
# What cases print.
for case in tests/cases/*/*; do
    name=$(echo "${case#tests/cases/}" | tr / :)
    mkdir -p "$work/cases/$name/tmp"
    awk -v to="$work/cases/$name" -f tests/cases/split.awk "$case"
    for stream in out err; do
        mv "$work/cases/$name/expected.$stream" "$work/cases/$name.$stream"
    done
done
NODE_PATH=$modules node $here/check.js documents docs/schema \
    "$work"/cases/*.out "$work"/cases/*.err "$work"/*json >"$work/checked" 2>&1
sed '$d' "$work/checked"
counts=$(tail -n 1 "$work/checked")
case $counts in
*[!0-9\ ]*)
    echo "FAIL schema: $counts"
    failed=$((failed + 1))
    ;;
*)
    passed=$((passed + ${counts% *}))
    failed=$((failed + ${counts#* }))
    ;;
esac

# Findings for others: what they ask of it, and the validator of SARIF's authors.
# tell FORMAT NAME ARGUMENT...: what goes to standard error
tell() {
    how=$1
    name=$2
    shift 2
    "$povstat" "$@" --diagnostics "$how" --fail-on never \
        2>"$work/$name.$how" >/dev/null
}
for how in sarif gitlab; do
    tell $how ugly report tests/data/*.csv
    tell $how vi report --lang vi tests/data/says-two-things.csv \
        tests/data/table-names-of-every-kind.csv
    tell $how missing report no-such-file.csv
    tell $how said report --province quang-ninh/van-don
done
validator=$modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
for file in "$work"/*.sarif; do
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$validator" validate "$file" \
        >"$work/validated" 2>&1
    status=$?
    {
        grep -E ': error |^error' "$work/validated"
        [ $status -eq 0 ] || tail -n 5 "$work/validated"
        grep -q 'Analysis completed successfully' "$work/validated" ||
            echo 'it was not looked at'
    } >"$work/complaints"
    verdict schema "$(basename "$file")"
done
node $here/gitlab.js "$work"/*.gitlab >"$work/complaints" 2>&1
verdict schema 'GitLab'
all_passed schema
