check --encoding utf-8 --format json tests/data/nul-and-invalid-utf8.csv
