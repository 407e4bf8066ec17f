check -v --all tests/data/table-next-year-beside-same-heading.csv; povstat report tests/data/table-next-year-beside-same-heading.csv
