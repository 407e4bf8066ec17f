check -v --all tests/data/table-number-below-no-heading.csv
