check -v --all tests/data/table-thousand-households-in-the-title.csv; povstat trace quang-binh/le-thuy households 2024 tests/data/table-thousand-households-in-the-title.csv
