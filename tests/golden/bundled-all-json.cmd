report --format json --as-of 2026-01-31
