report --lang vi tests/data/ba-che-and-van-don.csv
