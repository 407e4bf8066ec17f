check --set standard=national-2022 tests/data/table-poor-and-near-poor-swapped-in-one-row.csv
