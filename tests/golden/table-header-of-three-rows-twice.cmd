check -v --all tests/data/table-header-of-three-rows-twice.csv
