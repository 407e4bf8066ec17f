COLUMNS=80 povstat trace ba-che poor 2022 2>/dev/null
