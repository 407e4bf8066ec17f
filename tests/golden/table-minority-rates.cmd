check -v --all tests/data/table-minority-rates.csv
