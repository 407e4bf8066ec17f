trace van-don poor 2024 tests/data/table-title-of-many-words.csv
