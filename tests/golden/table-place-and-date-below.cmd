check -v --all tests/data/table-place-and-date-below.csv
