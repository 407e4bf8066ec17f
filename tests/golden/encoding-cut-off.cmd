check tests/data/utf-16-cut-off.csv
