check -v --all tests/data/table-rates-of-towns.csv
