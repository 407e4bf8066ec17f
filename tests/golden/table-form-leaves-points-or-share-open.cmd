check -v --all tests/data/table-form-leaves-points-or-share-open.csv; povstat report tests/data/table-form-leaves-points-or-share-open.csv
