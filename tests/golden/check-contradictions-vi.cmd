check tests/data/samples/s18-consistency.csv tests/data/list-one-figure-wrong-by-a-lost-digit.csv tests/data/list-sources-that-give-way.csv tests/data/says-two-things.csv --lang vi
