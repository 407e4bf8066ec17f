# Columns of a table in any order; those that nobody knows are told of.
cp -r data "$TMP/data"
cat >"$TMP/data/reference/standards.csv" <<'END'
synonyms,area,remark,valid_to,,valid_from,label_en,id,label_vi,valid_to
chuẩn cũ,,x,2021-12-31,,2016-01-01,National standard,national-2016,Chuẩn 2016,x
mới,,,2026-12-31,,2022-01-01,Another standard,national-2022,Chuẩn 2022,
END
sed -i '/^quang-ninh-/d' "$TMP/data/plans.csv"
povstat check --data "$TMP/data" tests/data/ba-che-and-van-don.csv
echo "exit status $?"
povstat list standards --data "$TMP/data" 2>"$TMP/err"
echo "exit status $?"
