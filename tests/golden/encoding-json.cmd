check --format json tests/data/statements-vni.csv tests/data/statements-tcvn3.csv
