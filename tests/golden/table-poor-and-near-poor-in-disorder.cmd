check -v --all tests/data/table-poor-and-near-poor-in-disorder.csv
