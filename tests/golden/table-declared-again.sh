# What spreadsheets declare stands again where two files were joined.
file=$TMP/joined.csv
printf 'SEP=;\n# as_of;31/12/2024\n# kind;actual\nHuyện;Hộ nghèo\n' >"$file"
printf 'Vân Đồn;3\nSEP=;\nCô Tô;4\n' >>"$file"
povstat check -v --all "$file"
