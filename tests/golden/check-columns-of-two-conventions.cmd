check tests/data/columns-of-two-conventions.csv
