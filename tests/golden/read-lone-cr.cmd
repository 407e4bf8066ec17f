check tests/data/lone-cr.csv
