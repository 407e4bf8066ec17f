check -v --all tests/data/table-percent-of-plan-in-many-words.csv
