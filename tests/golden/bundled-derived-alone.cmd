trace bac-kan poor 2022 data/extracts/bac-kan-2023-preliminary.csv
