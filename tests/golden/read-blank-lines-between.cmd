check tests/data/blank-lines-between.csv
