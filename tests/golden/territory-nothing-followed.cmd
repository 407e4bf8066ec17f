report --territory new --area ba-che --as-of 2026-03-01 tests/data/ba-che-and-van-don.csv
