check --all tests/data/table-words-behind-its-last-column.csv
