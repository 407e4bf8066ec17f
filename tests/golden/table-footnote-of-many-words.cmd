check -v --all tests/data/table-footnote-of-many-words.csv
