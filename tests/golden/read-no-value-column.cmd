check tests/data/no-value-column.csv
