check -v --all tests/data/table-total-first-and-wrong.csv
