check -v --all tests/data/table-units-in-headings.csv; povstat trace quang-binh/le-thuy households 2024 tests/data/table-units-in-headings.csv
