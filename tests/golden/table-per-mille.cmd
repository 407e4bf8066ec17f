check -v --all tests/data/table-per-mille.csv
