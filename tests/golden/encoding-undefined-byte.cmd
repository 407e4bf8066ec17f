check tests/data/undefined-byte-windows-1258.csv
