report --format ndjson --as-of 2026-01-31
