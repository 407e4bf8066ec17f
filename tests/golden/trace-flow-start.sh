COLUMNS=80 povstat trace van-don poor 2022 tests/data/trace-flow-start.csv
