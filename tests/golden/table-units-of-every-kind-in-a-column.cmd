check -v --all tests/data/table-units-of-every-kind-in-a-column.csv; povstat report tests/data/table-units-of-every-kind-in-a-column.csv
