check -v --all tests/data/table-reduction-behind-the-start.csv; povstat trace quang-binh/le-thuy poor 2024 tests/data/table-reduction-behind-the-start.csv
