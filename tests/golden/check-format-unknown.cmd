check --format csv tests/data/ba-che-and-van-don.csv
