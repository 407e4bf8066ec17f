check tests/data/bad-numbers-among-good.csv
