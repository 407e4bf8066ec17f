check -v --all tests/data/table-household-and-person-rows-with-total.csv; povstat trace quang-binh/ba-don persons 2024 tests/data/table-household-and-person-rows-with-total.csv
