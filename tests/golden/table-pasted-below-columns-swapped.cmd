check -v --all tests/data/table-pasted-below-columns-swapped.csv; povstat report tests/data/table-pasted-below-columns-swapped.csv
