check --set area tests/data/columns-missing.csv
