check -v --all tests/data/table-total-over-households-and-persons.csv; povstat trace quang-binh/le-thuy poor_persons 2024 tests/data/table-total-over-households-and-persons.csv
