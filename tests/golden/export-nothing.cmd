export --year 1999 --format json tests/data/ba-che-and-van-don.csv
