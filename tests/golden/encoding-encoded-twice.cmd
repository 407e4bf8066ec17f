check tests/data/statements-encoded-twice.csv
