check --fail-on never tests/data/nowhere.csv
