check -q tests/data/says-two-things.csv
