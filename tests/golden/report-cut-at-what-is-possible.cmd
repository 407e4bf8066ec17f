report tests/data/all-or-nothing.csv --as-of 2025-01-15
