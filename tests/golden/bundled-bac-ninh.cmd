report --province bac-ninh --as-of 2026-01-31
