check -v --all tests/data/table-title-with-signature-date.csv; povstat trace quang-binh/le-thuy poor 2024 tests/data/table-title-with-signature-date.csv
