check -v --all tests/data/table-total-without-its-name.csv
