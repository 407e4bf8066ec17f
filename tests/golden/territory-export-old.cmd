export --format csv --territory old --province quang-tri tests/data/old-plan-and-only-the-new-province-counted.csv
