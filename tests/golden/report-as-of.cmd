report --as-of 2022-06-30 --area ba-che tests/data/ba-che-and-van-don.csv
