check -v --all tests/data/table-rate-behind-two-counts.csv; povstat trace quang-binh/le-thuy near_poor 2024 tests/data/table-rate-behind-two-counts.csv
