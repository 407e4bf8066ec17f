trace van-don poor_urban 2024 tests/data/table-part-below-unknown-words.csv
