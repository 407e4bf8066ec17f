check tests/data/bad-names-among-good.csv tests/data/bad-dates-among-good.csv --lang vi
