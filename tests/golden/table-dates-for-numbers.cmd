check -v --all tests/data/table-dates-for-numbers.csv
