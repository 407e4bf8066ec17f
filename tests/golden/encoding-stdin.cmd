check --encoding viscii - <tests/data/statements-viscii.csv
