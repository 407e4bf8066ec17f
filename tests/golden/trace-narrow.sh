COLUMNS=44 povstat trace bac-kan funds 2023 2>/dev/null
