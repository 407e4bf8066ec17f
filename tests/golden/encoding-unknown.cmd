check --encoding ebcdic tests/data/too-few-words-tcvn3.csv
