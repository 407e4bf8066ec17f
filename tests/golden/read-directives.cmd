trace van-don near_poor 2022-12-31 tests/data/directives.csv
