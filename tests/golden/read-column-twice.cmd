check tests/data/column-twice.csv
