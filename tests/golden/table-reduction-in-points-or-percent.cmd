check -v --all tests/data/table-reduction-in-points-or-percent.csv; povstat trace quang-binh/le-thuy poor 2024 tests/data/table-reduction-in-points-or-percent.csv
