report --format json --diagnostics json tests/data/bad-wordings-among-good.csv
