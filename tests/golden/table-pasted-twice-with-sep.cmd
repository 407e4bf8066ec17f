check -v --all tests/data/table-pasted-twice-with-sep.csv
