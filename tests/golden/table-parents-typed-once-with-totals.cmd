check -v --all tests/data/table-parents-typed-once-with-totals.csv
