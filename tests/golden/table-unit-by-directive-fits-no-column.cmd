check -v --all tests/data/table-unit-by-directive-fits-no-column.csv; povstat report tests/data/table-unit-by-directive-fits-no-column.csv
