check -v --all tests/data/table-plan-number-alone.csv
