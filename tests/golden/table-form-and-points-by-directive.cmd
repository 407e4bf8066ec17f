check -v --all tests/data/table-form-and-points-by-directive.csv; povstat report tests/data/table-form-and-points-by-directive.csv
