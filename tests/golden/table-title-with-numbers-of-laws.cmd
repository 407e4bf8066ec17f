check -v --all tests/data/table-title-with-numbers-of-laws.csv; povstat trace quang-binh/le-thuy poor 2024-11-30 tests/data/table-title-with-numbers-of-laws.csv
