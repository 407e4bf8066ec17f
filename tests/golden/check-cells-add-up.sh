# Every cell of every file becomes used, blank, refused or not data.
for file in tests/data/*.csv tests/data/*.tsv; do
    povstat check --format json "$file" 2>/dev/null |
        sed -n 's/.*"summary":{\(.*\)}}/\1/p' | tr ',' '\n' | tr -d '"' |
        awk -F : -v file="$file" '
            { n[$1] = $2 }
            END {
                sum = n["used"] + n["blank"] + n["refused"] + n["not_data"]
                if (!NR || n["cells"] != sum)
                    print file ": " n["cells"] " cells, but " sum " told"
                if (n["refused"] && !n["errors"])
                    print file ": refused without an error"
            }'
done
