check -v --all tests/data/table-codes-for-names.csv
