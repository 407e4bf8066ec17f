check -v --all tests/data/table-row-of-units.csv; povstat trace quang-binh/le-thuy households 2024 tests/data/table-row-of-units.csv
