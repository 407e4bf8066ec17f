check -v --all tests/data/table-pasted-below-of-something-else.csv; povstat report tests/data/table-pasted-below-of-something-else.csv
