check tests/data/header-only.csv
