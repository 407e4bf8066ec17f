check --set standard=national-2022 tests/data/list-nothing-tells-which-of-three-is-wrong.csv
