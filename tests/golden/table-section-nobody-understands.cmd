check -v --all tests/data/table-section-nobody-understands.csv
