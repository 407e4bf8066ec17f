check -v --all tests/data/table-sub-headings-in-one-cell.csv; povstat summary tests/data/table-sub-headings-in-one-cell.csv
