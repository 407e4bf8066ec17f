check -v --all tests/data/table-compared-with-last-year.csv
