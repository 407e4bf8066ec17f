check tests/data/whole-stated-twice.csv
