check tests/data/every-line-end.csv
