check -v --all tests/data/table-of-which-columns.csv; povstat trace quang-binh/le-thuy poor_ethnic_minority 2024 tests/data/table-of-which-columns.csv
