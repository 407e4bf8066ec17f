check tests/data/same-row-twice.csv
