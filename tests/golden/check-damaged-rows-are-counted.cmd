check --format json tests/data/nul-and-invalid-utf8.csv
