summary --territory old --as-of 2026-03-01 tests/data/old-plan-and-only-the-new-province-counted.csv
