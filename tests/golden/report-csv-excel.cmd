report --format csv --excel --lang vi tests/data/ba-che-and-van-don.csv
