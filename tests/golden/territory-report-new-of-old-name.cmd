report --territory new --province quang-binh --as-of 2026-03-01 tests/data/new-province-with-a-part-missing.csv
