check -v --all tests/data/table-total-without-date.csv
