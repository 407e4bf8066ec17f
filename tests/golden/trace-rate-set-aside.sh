COLUMNS=80 povstat trace van-don poor 2023 tests/data/trace-rate-set-aside.csv
