check -v --all tests/data/table-names-of-every-kind.csv
