check -v --all tests/data/table-rate-behind-plan-and-result-in-groups.csv; povstat report tests/data/table-rate-behind-plan-and-result-in-groups.csv
