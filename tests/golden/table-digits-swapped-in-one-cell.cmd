check --set standard=national-2022 tests/data/table-digits-swapped-in-one-cell.csv
