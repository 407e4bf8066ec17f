report --format csv tests/data/formulas-in-text.csv
