check -v --all tests/data/table-rate-behind-plan-and-result.csv; povstat report tests/data/table-rate-behind-plan-and-result.csv
