check --set standard=national-2022 tests/data/list-one-figure-wrong-by-a-lost-digit.csv
