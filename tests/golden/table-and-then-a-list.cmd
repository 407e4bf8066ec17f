check -v --all tests/data/table-and-then-a-list.csv; povstat report tests/data/table-and-then-a-list.csv
