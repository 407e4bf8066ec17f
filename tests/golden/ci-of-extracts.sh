# What the workflow files of docs/ci run, in a repository of extracts: as
# bundled, then with one digit changed.  Shown are the verdicts, and errors.
mkdir -p "$TMP/extracts/docs"
cp -R data "$TMP/extracts/data"
cp docs/summary.md "$TMP/extracts/docs"
for workflow in github-actions gitlab-ci; do
    sed -n 's/^ *\(- \|run: \)\(povstat [^|]*\).*/\2/p' \
        "docs/ci/$workflow.yml" >"$TMP/$workflow"
done
cd "$TMP/extracts" || exit
run_all() {
    for workflow in github-actions gitlab-ci; do
        while read -r command; do
            sh -c "$command" >"$TMP/shown" 2>&1
            echo "$1, $workflow: $command: status $?"
            grep -E '^::error|: error\[|^[-+]\|' "$TMP/shown"
        done <"$TMP/$workflow"
    done
}
run_all 'as bundled'
sed 's/"24,71%"/"22,71%"/' data/extracts/bac-kan-2023.csv >"$TMP/changed"
cp "$TMP/changed" data/extracts/bac-kan-2023.csv
run_all 'one digit changed'
