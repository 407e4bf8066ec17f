check tests/data/no-header.csv
