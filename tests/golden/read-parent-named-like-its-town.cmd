check tests/data/parent-named-like-its-town.csv
