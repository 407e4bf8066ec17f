report --year 1990 --diagnostics json tests/data/ba-che-and-van-don.csv
