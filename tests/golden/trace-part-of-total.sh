COLUMNS=80 povstat trace van-don poor 2023 tests/data/trace-part-of-total.csv
COLUMNS=80 povstat trace van-don near_poor 2022 tests/data/trace-part-of-total.csv
COLUMNS=80 povstat trace van-don households 2022 tests/data/trace-part-of-total.csv
