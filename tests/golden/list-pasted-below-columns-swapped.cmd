check -v --all tests/data/list-pasted-below-columns-swapped.csv; povstat report tests/data/list-pasted-below-columns-swapped.csv
