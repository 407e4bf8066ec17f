check tests/data/columns-missing.csv
