COLUMNS=80 povstat trace bac-kan works_invested 2023 2>/dev/null
