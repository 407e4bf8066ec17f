check tests/data/vietnamese-header-no-marks.csv
