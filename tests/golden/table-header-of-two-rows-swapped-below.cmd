check -v --all tests/data/table-header-of-two-rows-swapped-below.csv; povstat report tests/data/table-header-of-two-rows-swapped-below.csv
