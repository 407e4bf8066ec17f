check -v --encoding tcvn5712 tests/data/too-few-words-tcvn3.csv
