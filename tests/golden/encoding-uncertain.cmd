check tests/data/too-few-words-tcvn3.csv
