check tests/data/quote-never-closed.csv
