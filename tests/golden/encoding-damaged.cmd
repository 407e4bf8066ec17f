check tests/data/utf-8-damaged.csv
