report --format ndjson tests/data/nowhere.csv tests/data/ba-che-and-van-don.csv
