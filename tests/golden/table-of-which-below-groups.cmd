check -v --all tests/data/table-of-which-below-groups.csv; povstat trace quang-binh/le-thuy near_poor_ethnic_minority 2024 tests/data/table-of-which-below-groups.csv
