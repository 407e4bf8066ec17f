report --format markdown tests/data/ba-che-and-van-don.csv
