check tests/data/bad-wordings-among-good.csv
