check --set standard=national-2022 tests/data/table-wrong-total-of-rows-that-rates-back.csv
