check --encoding tcnv3 tests/data/too-few-words-tcvn3.csv
