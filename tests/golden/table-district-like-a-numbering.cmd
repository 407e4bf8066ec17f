check -v --all tests/data/table-district-like-a-numbering.csv; povstat trace quang-binh/le-thuy near_poor 2024 tests/data/table-district-like-a-numbering.csv
