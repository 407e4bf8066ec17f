check -v --all tests/data/table-bare-count-below-a-title-of-the-poor.csv; povstat report tests/data/table-bare-count-below-a-title-of-the-poor.csv
