check --diagnostics github tests/data/says-two-things.csv
