check -v --all tests/data/table-rate-before-its-count.csv
