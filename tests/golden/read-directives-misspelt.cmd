check tests/data/directives-misspelt.csv
