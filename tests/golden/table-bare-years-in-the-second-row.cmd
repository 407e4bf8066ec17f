check -v --all tests/data/table-bare-years-in-the-second-row.csv; povstat report tests/data/table-bare-years-in-the-second-row.csv
