check tests/data/stray-quotes.csv
