check -v --all tests/data/list-rate-typed-as-indicator.csv; povstat report tests/data/list-rate-typed-as-indicator.csv
