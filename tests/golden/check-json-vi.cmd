check tests/data/says-two-things.csv --format json --lang vi
