# A blank template gives no figure and no finding; filled in, what was typed
# and no finding.  Both as a spreadsheet saves it too.
figures() { sed -n 's/.*"figures":\([0-9]*\),"errors":0,"warnings":0,"notes":0.*/\1/p'; }

# Households at 5.000, people at 20.000, the rest below; targets in words.
fill() {
    awk -F "$1" -v OFS="$1" '
        /^[#"]/ || $5 != "" || /^.?.?.?area/ { print; next }
        $3 == "target" { $5 = "giảm 10% số hộ" }
        $3 == "actual" { $5 = 100 + NR }
        $2 == "households" { $5 = "5.000" }
        $2 == "persons" { $5 = "20.000" }
        $2 == "poor_or_near_poor" { $5 = "" }
        $2 ~ /^(poor|near_poor)$/ && $3 == "target" { $5 = "giảm 10 hộ" }
        { print }' "$2"
}

for of in '--area ba-che' '--area dam-ha --lang vi' '--plan ba-che-2022' \
    '--area bac-ninh@2025-07-01' '--area quang-ninh --as-of 2023-12-31' \
    '--area ba-che --area dam-ha'; do
    for excel in '' --excel; do
        rm -f "$TMP/blank.csv"
        delimiter=,
        [ -z "$excel" ] || delimiter=';'
        povstat template $of $excel -o "$TMP/blank.csv" || echo "$of: status $?"
        fill "$delimiter" "$TMP/blank.csv" >"$TMP/filled.csv"
        printf '%s\n' "$of $excel" \
            "  blank: $(povstat check -v "$TMP/blank.csv" --format json | figures) figures"
        povstat check -v "$TMP/blank.csv"
        printf '%s\n' \
            "  filled: $(povstat check "$TMP/filled.csv" --format json | figures) figures"
        povstat check "$TMP/filled.csv"
    done
done
