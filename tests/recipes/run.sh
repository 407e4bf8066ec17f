#!/bin/bash
# Run the recipes of docs/spreadsheets.md as they stand there: each
# paragraph of the block in a directory of its own.  A recipe passes if it ends
# well and the figures of `expected` are in what it left.
#
# Usage: run.sh POVSTAT MODULES     MODULES: node_modules with @duckdb/node-api,
#                                   where no duckdb is installed

set -u
cd "$(dirname "$0")/../.." || exit 2
povstat=$(realpath "$1") || exit 2
modules=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$povstat" "$work/bin/povstat"
if ! command -v duckdb >/dev/null; then
    printf '#!/bin/sh\nNODE_PATH=%s exec node %s "$@"\n' \
        "$(realpath "$modules")" "$PWD/tests/recipes/duckdb.js" \
        >"$work/bin/duckdb"
    chmod +x "$work/bin/duckdb"
fi
# Another python3 may stand before the system's, which has the package.
python3 -c 'import pandas' 2>/dev/null ||
    ln -s /usr/bin/python3 "$work/bin/python3"
awk -v to="$work" '
    /^## / { inside = $0 == "## Into a spreadsheet" }
    inside && /^```/ { fenced = !fenced; n += fenced; next }
    inside && fenced && $0 == "" { n++; next }
    inside && fenced { print >(to "/recipe-" n ".sh") }
' docs/spreadsheets.md

# has_figures NAME: in the directory of the recipe
has_figures() {
    local recipe command pattern known=1

    while IFS=$'\t' read -r recipe command pattern; do
        [ "$recipe" = "$1" ] || continue
        known=0
        bash -c "$command" | grep -qE -- "$pattern" || {
            echo "nothing like: $pattern" >>messages
            return 1
        }
    done <"$expected"
    return $known
}

expected=$PWD/tests/recipes/expected
passed=0
failed=0
for recipe in "$work"/recipe-*.sh; do
    name=$(sed -n '1s/^# //p' "$recipe")
    name=${name%%[;:]*}
    mkdir "$recipe.d"
    if (
        cd "$recipe.d" || exit
        PATH=$work/bin:$PATH POVSTAT_DATA=$OLDPWD/data HOME=$work \
            SOURCE_DATE_EPOCH=1736899200 \
            bash -euo pipefail "$recipe" >shown 2>messages </dev/null &&
            has_figures "$name"
    ); then
        echo "ok recipe $name"
        passed=$((passed + 1))
    else
        echo "FAIL recipe $name"
        tail -5 "$recipe.d/messages"
        failed=$((failed + 1))
    fi
done
echo "recipes: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
