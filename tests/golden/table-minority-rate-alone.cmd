check -v --all tests/data/table-minority-rate-alone.csv
