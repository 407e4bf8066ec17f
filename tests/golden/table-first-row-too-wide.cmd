check --all tests/data/table-first-row-too-wide.csv
