check -v --all tests/data/table-targets-of-reduction.csv; povstat report tests/data/table-targets-of-reduction.csv
