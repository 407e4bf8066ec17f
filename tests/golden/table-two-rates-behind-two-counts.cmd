check -v --all tests/data/table-two-rates-behind-two-counts.csv
