check tests/data/says-two-things.csv
