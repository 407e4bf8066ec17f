check --numbers en tests/data/numbers-of-two-countries.csv
