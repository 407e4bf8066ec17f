check --diagnostics json tests/data/says-two-things.csv
