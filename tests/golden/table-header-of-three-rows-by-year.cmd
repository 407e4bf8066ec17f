check -v --all tests/data/table-header-of-three-rows-by-year.csv; povstat trace quang-binh/le-thuy near_poor 2024 tests/data/table-header-of-three-rows-by-year.csv
