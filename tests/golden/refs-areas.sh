# Every kind of wrong row in the table of areas: what is left out, and which
# cells are not used.  What names such a row is told of once.
cp -r data "$TMP/data"
table=$TMP/data/reference/areas.csv
head -n 2 data/reference/areas.csv >"$table"
cat >>"$table" <<'END'
,99,Không Tên,Huyện Không Tên,district,ha-noi,,,,
a2,99,,Huyện A2,district,ha-noi,,,,
a3,99,—,Huyện A3,district,ha-noi,,,,
a4,99,A4,,district,ha-noi,,,,
ha-noi,99,A5,Huyện A5,district,ha-noi,,,,
a6,99,A6,Huyện A6,distict,ha-noi,,,,
a7,99,A7,Huyện A7,,ha-noi,,,,
a8,99,A8,Huyện A8,district,ha-noi,2025-07-01,2025-06-30,,
a9,99,A9,Huyện A9,district,ha-noi,1/7/2025,2025-02-30,,
b1,99,B1,Huyện B1,district,ha-noi
b2,99,B2,Huyện B2,district,ha-noi,,,,,,
b3,99,B3,Huyện B3,district,ha-noi,,,,,x
b4,99,B4,Tỉnh B4,province,ha-noi,,,,
b5,99,B5,Huyện B5,district,b2,,,,
b6,99,B6,Đặc khu B6,special_zone,,,,,
b7,99,B7,Huyện B7,district,b7,,,,
b8,99,B8,Huyện B8,district,b9,,,,
b9,99,B9,Huyện B9,district,c1,,,,
c1,99,C1,Huyện C1,district,b8,,,,
c2,99,C2,Huyện C2,district,c1,,,,
c3,99,C3,Huyện C3,district,c1,,,,
c4,99,C4,Huyện C4,district,nowhere,,,,
c5,99,C5,Huyện C5,district,c6,,,,
c6,99,C6,Tỉnh C6,province,,,,,
c7,99,C7,Huyện C7,district,b1,,,,
c8,99,C8,Huyện C8,district,c7,,,,
d1,99,D1,Tỉnh D1,province,,,2020-01-01,d1,
d2,99,D2,Tỉnh D2,province,,,2020-01-01,d3,
d3,99,D3,Tỉnh D3,province,,,2020-01-01,d4 | nowhere | ha-noi|ha-noi,
d4,99,D4,Tỉnh D4,province,,,2020-01-01,d2,Huyện A@yesterday|@2020-01-01|Huyện B
d5,99,D5,Tỉnh D5,province,,,2020-01-01,c4|a6,
,,,,,,,,,
END
printf 'e1,99,E1,Huyện \377,district,ha-noi,,,,\n' >>"$table"
printf 'alias,area,kind\n' >"$TMP/data/reference/area-aliases.csv"
sed -n 1p data/plans.csv >"$TMP/data/plans.csv"
sed -i '/^quang-ninh/d' "$TMP/data/reference/standards.csv"
cat >"$TMP/mine.csv" <<'END'
area,indicator,kind,value,as_of
Hà Nội,poor,actual,12,2023
A6,poor,actual,12,2023
huyện a6,poor,actual,13,2022
B1,poor,actual,14,2022
e1,poor,actual,15,2022
Nơi Khác,poor,actual,16,2022
END
povstat check --data "$TMP/data" "$TMP/mine.csv"
echo "exit status $?"
povstat check --lang vi --data "$TMP/data" "$TMP/mine.csv"
echo "exit status $?"
