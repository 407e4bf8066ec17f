check -v --all tests/data/table-form-by-directive.csv; povstat report tests/data/table-form-by-directive.csv
