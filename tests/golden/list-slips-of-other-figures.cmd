check tests/data/list-slips-of-other-figures.csv
