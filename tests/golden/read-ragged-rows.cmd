check tests/data/ragged-rows.csv
