check --numbers vi tests/data/numbers-of-two-countries.csv
