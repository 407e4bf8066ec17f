export tests/data/statements-of-every-form.csv
