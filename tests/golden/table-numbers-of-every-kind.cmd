check -v --all tests/data/table-numbers-of-every-kind.csv
