report --format ndjson tests/data/target-ends-before-it-begins.csv
