check --set standard=national-2022 tests/data/list-figure-of-the-year-before.csv
