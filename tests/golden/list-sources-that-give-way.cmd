check -v tests/data/list-sources-that-give-way.csv
