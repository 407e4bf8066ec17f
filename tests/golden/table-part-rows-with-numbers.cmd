check -v --all tests/data/table-part-rows-with-numbers.csv
