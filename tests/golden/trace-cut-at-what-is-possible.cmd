trace -q hai-ha near_poor 2023-12-31 tests/data/all-or-nothing.csv
