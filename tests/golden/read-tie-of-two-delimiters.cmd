check tests/data/tie-of-two-delimiters.csv
