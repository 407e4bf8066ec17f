check -v --all tests/data/table-namesake-in-two-sections.csv; povstat trace quang-binh/quang-ninh poor 2024 tests/data/table-namesake-in-two-sections.csv
