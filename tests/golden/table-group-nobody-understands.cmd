check -v --all tests/data/table-group-nobody-understands.csv
