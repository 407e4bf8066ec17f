check tests/data/empty.csv tests/data/only-a-bom.csv tests/data/only-blank-lines.csv
