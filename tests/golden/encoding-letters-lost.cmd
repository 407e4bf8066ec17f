check tests/data/statements-letters-lost.csv
