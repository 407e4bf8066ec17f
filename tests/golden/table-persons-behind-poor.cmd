check -v --all tests/data/table-persons-behind-poor.csv
