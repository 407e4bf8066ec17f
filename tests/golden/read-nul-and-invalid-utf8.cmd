check --encoding utf-8 tests/data/nul-and-invalid-utf8.csv
