check tests/data/bad-names-among-good.csv
