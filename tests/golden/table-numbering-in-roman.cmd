check -v --all tests/data/table-numbering-in-roman.csv
