check -v --all tests/data/table-numbering-with-formulas.csv; povstat trace quang-binh/le-thuy near_poor 2024 tests/data/table-numbering-with-formulas.csv
