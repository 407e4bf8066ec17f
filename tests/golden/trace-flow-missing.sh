COLUMNS=80 povstat trace van-don escaped_poor 2023 tests/data/trace-flow-missing.csv
