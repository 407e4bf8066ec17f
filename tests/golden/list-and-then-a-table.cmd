check -v --all tests/data/list-and-then-a-table.csv; povstat report tests/data/list-and-then-a-table.csv
