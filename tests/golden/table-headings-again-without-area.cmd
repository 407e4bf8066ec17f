check -v --all tests/data/table-headings-again-without-area.csv; povstat report tests/data/table-headings-again-without-area.csv
