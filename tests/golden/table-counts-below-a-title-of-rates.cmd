check -v --all tests/data/table-counts-below-a-title-of-rates.csv; povstat report tests/data/table-counts-below-a-title-of-rates.csv
