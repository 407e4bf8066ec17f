check -v --all tests/data/table-increase-or-reduction-in-one-column.csv
