check tests/data/statements-vni.csv
