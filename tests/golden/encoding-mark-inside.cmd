check tests/data/mark-inside.csv
