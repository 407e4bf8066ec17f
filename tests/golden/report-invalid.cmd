report --format ndjson tests/data/targets-that-cannot-be-meant.csv
