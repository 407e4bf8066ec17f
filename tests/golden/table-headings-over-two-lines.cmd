check -v --all tests/data/table-headings-over-two-lines.csv; povstat trace quang-binh/le-thuy poor 2024 tests/data/table-headings-over-two-lines.csv
