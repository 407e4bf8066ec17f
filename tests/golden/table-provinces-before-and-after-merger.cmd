check -v --all tests/data/table-provinces-before-and-after-merger.csv
