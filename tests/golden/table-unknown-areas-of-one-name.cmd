check --all tests/data/table-unknown-areas-of-one-name.csv
