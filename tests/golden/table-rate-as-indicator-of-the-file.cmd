check -v --all tests/data/table-rate-as-indicator-of-the-file.csv; povstat report tests/data/table-rate-as-indicator-of-the-file.csv
