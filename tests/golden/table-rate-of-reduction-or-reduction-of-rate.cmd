check -v --all tests/data/table-rate-of-reduction-or-reduction-of-rate.csv
