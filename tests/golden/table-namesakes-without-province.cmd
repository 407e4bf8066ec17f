check -v --all tests/data/table-namesakes-without-province.csv
