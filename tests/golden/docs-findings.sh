# docs/findings.md holds what the program prints of its findings.
{
    povstat list findings --format markdown
    echo
    povstat explain --all --format markdown
} >"$TMP/now"
sed '1,/^<!-- generated/d' docs/findings.md | diff - "$TMP/now"
