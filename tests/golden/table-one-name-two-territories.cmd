check tests/data/table-one-name-two-territories.csv
