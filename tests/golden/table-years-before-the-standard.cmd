check -v --all tests/data/table-years-before-the-standard.csv; povstat summary tests/data/table-years-before-the-standard.csv
