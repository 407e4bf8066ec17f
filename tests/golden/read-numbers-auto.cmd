check tests/data/numbers-of-two-countries.csv
