report --year 2031 --format json tests/data/ba-che-and-van-don.csv
