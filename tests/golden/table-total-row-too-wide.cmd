check --all tests/data/table-total-row-too-wide.csv
