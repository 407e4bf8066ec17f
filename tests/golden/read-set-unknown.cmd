check --set aera=van-don tests/data/columns-missing.csv
