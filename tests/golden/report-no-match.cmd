report --year 2031 tests/data/ba-che-and-van-don.csv
