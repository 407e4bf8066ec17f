check --set colour=red tests/data/columns-missing.csv
