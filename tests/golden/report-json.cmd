report --format json tests/data/ba-che-and-van-don.csv
