check tests/data/same-value-typed-otherwise.csv
