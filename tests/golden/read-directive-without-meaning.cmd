check tests/data/directive-without-meaning.csv
