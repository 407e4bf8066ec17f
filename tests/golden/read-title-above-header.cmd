check -v tests/data/title-above-header.csv
