check -v --all tests/data/table-money-without-unit.csv
