check -v --all tests/data/table-province-among-its-districts-contradicts.csv
