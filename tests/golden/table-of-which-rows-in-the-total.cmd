check -v --all tests/data/table-of-which-rows-in-the-total.csv
