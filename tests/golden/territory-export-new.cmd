export --format csv --territory new --province quang-binh tests/data/old-plan-and-only-the-new-province-counted.csv
