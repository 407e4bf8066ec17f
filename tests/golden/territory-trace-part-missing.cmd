trace bac-giang poor 2024 --territory new tests/data/new-province-with-a-part-missing.csv
