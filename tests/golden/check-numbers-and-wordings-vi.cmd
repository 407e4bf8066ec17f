check tests/data/bad-numbers-among-good.csv tests/data/bad-wordings-among-good.csv tests/data/spreadsheet-accidents.csv --lang vi
