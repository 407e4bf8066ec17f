#!/bin/sh
# Draw pages and look at them in a real browser: pages.js says what is checked.
# Usage: run.sh WORK        POVSTAT: the binary; CHROMIUM: the browser
#
# Node modules go below WORK.  The browser is the system's own.

set -eu
cd "$(dirname "$0")/../.."
work=$1
povstat=${POVSTAT:-build/povstat}
export SOURCE_DATE_EPOCH=1736899200

fail() {
    echo "FAIL browser: $1"
    echo '0 passed, 1 failed'
    exit 1
}

for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$name" ] && browser=$(command -v "$name") && break
done
[ -n "${browser:-}" ] || fail 'no chromium here: .ci/setup browser installs it'
for tool in node npm pdftotext; do
    command -v $tool >/dev/null 2>&1 || fail "no $tool here"
done

mkdir -p "$work/pages"
cp tests/browser/package.json tests/browser/package-lock.json "$work"
if ! cmp -s tests/browser/package-lock.json "$work/installed" &&
    ! (cd "$work" && npm ci --no-audit --no-fund); then
    fail 'the node modules cannot be installed'
fi
cp tests/browser/package-lock.json "$work/installed"

# page NAME ARGUMENT...: a page in each language; findings are none of ours
page() {
    name=$1
    shift
    for language in en vi; do
        "$povstat" "$@" --format html --lang $language --fail-on never \
            >"$work/pages/$name.$language.html" 2>/dev/null ||
            fail "povstat $* gives no page"
    done
}

everything=tests/data/page-of-everything.csv
rm -f "$work"/pages/*
page report report --as-of 2026-01-01
page everything report --as-of 2024-07-01 $everything
page units report --as-of 2026-01-01 tests/data/papers/form_m74.csv
page summary summary --as-of 2026-01-01
page check check $everything
for language in en vi; do
    "$povstat" trace bac-kan poor 2023 --format html --lang $language \
        >"$work/pages/trace.$language.html" 2>/dev/null
    "$povstat" list areas --format html --lang $language \
        >"$work/pages/list.$language.html"
done
"$povstat" explain --all --format html >"$work/pages/explain.en.html"
"$povstat" report --as-of 2026-01-01 --format json >"$work/report.json" \
    2>/dev/null

NODE_PATH=$work/node_modules exec node tests/browser/pages.js "$browser" "$work"
