check -v --all tests/data/table-signatures-below.csv
