# Time and findings stay in bounds where a file has nothing but totals.
file=$TMP/totals.csv
{
    printf '# as_of;31/12/2024\n# kind;actual\nHuyện;ĐVT;Hộ nghèo\n'
    yes 'Tổng số;hộ;3' | head -n 120
    printf 'Vân Đồn;hộ;3\nTổng số;hộ;3\n'
    yes ';hộ;3' | head -n 20
} >"$file"
povstat check --all "$file" 2>&1 | grep -c P411
