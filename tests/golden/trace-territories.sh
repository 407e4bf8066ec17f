COLUMNS=80 povstat trace quang-tri@2025-07-01 poor 2024 tests/data/trace-merged-provinces.csv
COLUMNS=80 povstat trace quang-tri poor 2024 tests/data/trace-one-of-merged-provinces.csv
