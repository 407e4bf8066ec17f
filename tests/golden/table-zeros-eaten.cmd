check -v --all tests/data/table-zeros-eaten.csv
