check -v tests/data/export-edited-by-hand.csv
