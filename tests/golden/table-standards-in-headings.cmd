check -v --all tests/data/table-standards-in-headings.csv
