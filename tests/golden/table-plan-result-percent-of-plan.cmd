check -v --all tests/data/table-plan-result-percent-of-plan.csv; povstat report tests/data/table-plan-result-percent-of-plan.csv
