report --area bac-ninh --as-of 2025-03-01 --indicator poor
