export --area bac-kan --indicator poor --format ndjson 2>/dev/null
