check -v --all tests/data/table-urban-rural-sections-with-totals.csv; povstat trace quang-binh/le-thuy poor_rural 2024 tests/data/table-urban-rural-sections-with-totals.csv
