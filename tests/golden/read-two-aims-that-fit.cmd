check tests/data/two-aims-that-fit.csv
