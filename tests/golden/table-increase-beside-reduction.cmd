check -v --all tests/data/table-increase-beside-reduction.csv
