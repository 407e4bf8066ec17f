check -v --all tests/data/table-reduction-between-two-years.csv
