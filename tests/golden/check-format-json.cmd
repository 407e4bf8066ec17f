check --format json tests/data/ragged-rows.csv tests/data/says-two-things.csv
