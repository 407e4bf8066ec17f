trace bac-ninh poor 2025 --territory new tests/data/old-plan-and-only-the-new-province-counted.csv
