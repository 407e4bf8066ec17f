check -v --all tests/data/table-blanks-of-every-kind.csv
