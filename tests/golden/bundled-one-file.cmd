report data/extracts/bac-kan-2023-preliminary.csv data/extracts/bac-kan-2023.csv
