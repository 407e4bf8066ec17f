check --territory old tests/data/new-province-against-what-it-was-made-of.csv
