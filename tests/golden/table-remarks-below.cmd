check -v --all tests/data/table-remarks-below.csv
