check -v --all tests/data/table-total-of-two-rows-first-and-wrong.csv
