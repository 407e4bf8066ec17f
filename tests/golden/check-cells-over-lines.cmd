check tests/data/cells-over-several-lines.csv
