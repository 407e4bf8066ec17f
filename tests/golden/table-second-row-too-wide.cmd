check -v --all tests/data/table-second-row-too-wide.csv
