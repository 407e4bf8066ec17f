check -v --all tests/data/table-escaped-by-class.csv
