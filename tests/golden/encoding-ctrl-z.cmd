check tests/data/ctrl-z-at-the-end.csv
