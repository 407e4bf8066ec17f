check tests/data/spreadsheet-accidents.csv
