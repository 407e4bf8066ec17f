report --province van-don --format ndjson tests/data/ba-che-and-van-don.csv
