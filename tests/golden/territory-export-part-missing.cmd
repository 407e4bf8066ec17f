export --format csv --territory new --province bac-giang tests/data/new-province-with-a-part-missing.csv
