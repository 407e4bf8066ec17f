check -v --all tests/data/table-title-of-two-years.csv
