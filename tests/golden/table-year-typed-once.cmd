check -v --all tests/data/table-year-typed-once.csv
