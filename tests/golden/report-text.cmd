report tests/data/ba-che-and-van-don.csv
