check -v --all tests/data/table-not-yet-reviewed.csv
