check -v --all tests/data/table-provinces-head-their-districts.csv
