check tests/data/unknown-columns.csv
