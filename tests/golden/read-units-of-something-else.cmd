check tests/data/units-of-something-else.csv
