check tests/data/says-two-things.csv --diagnostics github --lang vi
