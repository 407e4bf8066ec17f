export -q --format csv tests/data/all-or-nothing.csv
