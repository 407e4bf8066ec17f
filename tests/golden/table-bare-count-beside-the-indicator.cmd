check -v --all tests/data/table-bare-count-beside-the-indicator.csv; povstat report tests/data/table-bare-count-beside-the-indicator.csv
