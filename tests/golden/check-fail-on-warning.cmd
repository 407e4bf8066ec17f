check --fail-on warning tests/data/header-only.csv
