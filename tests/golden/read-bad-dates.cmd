check tests/data/bad-dates-among-good.csv
