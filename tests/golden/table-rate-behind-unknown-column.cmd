check -v --all tests/data/table-rate-behind-unknown-column.csv
