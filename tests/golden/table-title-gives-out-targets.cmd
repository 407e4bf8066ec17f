check -v --all tests/data/table-title-gives-out-targets.csv
