check -v --all tests/data/table-no-date-but-the-signature.csv
