check tests/data/form-column-disagrees.csv
