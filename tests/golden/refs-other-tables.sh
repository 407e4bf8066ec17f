# Every kind of wrong row in the other tables of the data directory.
cp -r data "$TMP/data"
cat >>"$TMP/data/reference/area-aliases.csv" <<'END'
Hanoi,hai-phong,spelling,
Hà Nội,hai-phong,spelling,
,hai-phong,spelling,
Nơi A,,typo,
Nơi B,nowhere,typo,
Nơi C,ha-noi,speling,
Nơi D,ha-noi,,
Nơi E,ha-noi,typo
END
cat >>"$TMP/data/reference/indicators.csv" <<'END'
,I1,I one,households,,,no,stock,none,no,,
i2,Hộ nghèo,I two,households,,,no,stock,none,no,,
poor,I3,I three,households,,,no,stock,none,no,,
i4,I4,I four,households,i5,,no,stock,none,no,,
i5,I5,I five,households,,,nein,stok,less,,,
i6,I6,I six,,nowhere,,no,stock,none,no,,
i7,I7,I seven,households,i5,,no,stock,none,no,,
i8,I8,I eight,households,,,no,stock,none,no,hộ nghèo|mới lạ|near-poor,
END
cat >>"$TMP/data/reference/standards.csv" <<'END'
national-2022,S1,S one,2030-01-01,2031-01-01,,,
s2,S2,S two,2026-12-31,2027-12-31,,,
s3,S3,S three,2032-01-01,2031-01-01,,,
s4,S4,S four,,,nowhere,,
s5,S5,S five,,,quang-ninh,chuẩn mới|chuẩn lạ,
s6,,S six,2032-01-01,,,,
s7,S7,S seven,2028-01-01,,,,
s8,S8,S eight,2029-01-01,2029-12-31,,,
END
cat >>"$TMP/data/plans.csv" <<'END'
,,,,,,,,,,,No id,,,
bac-kan-2023,,,,,,,,,,,Twice,,,
p3,nowhere,,,,,,,,,,Area,,,
p4,,,,31/12/2024,,,,,,,Issued,,,
p5,,,,,2024,2023,,,,,Years,,,
p6,,,,,2024,,,,,,Half a period,,,
p7,,,,,zero,99999,,,,,No years,,,
p8,,,,,,,s6,,,,Standard that was left out,,,
p9,,,,,,,s6,,,,Likewise,,,
q1,,,,,,,,draft,,,Status,,,
q2,,,,,,,,,district,,Assigned by,,,
q3,,,,,,,,,,q4,Below,,,
q4,,,,,,,,,,q5,Circle,,,
q5,,,,,,,,,,q3,Circle,,,
q6,,,,,,,,,,q5,Of the circle,,,
END
cat >"$TMP/mine.csv" <<'END'
area,indicator,kind,value,as_of,plan,standard
Hà Nội,i5,actual,12,2023,,
Hà Nội,i5,actual,12,2022,,
Hà Nội,poor,actual,12,2021,p3,
Hà Nội,poor,actual,12,2020,p3,
Hà Nội,poor,actual,12,2019,,s6
Hà Nội,poor,actual,12,2018,,s6
Nơi C,poor,actual,12,2023,,
END
povstat check --data "$TMP/data" "$TMP/mine.csv"
echo "exit status $?"
