summary --territory new --as-of 2026-03-01 tests/data/new-province-against-what-it-was-made-of.csv
