COLUMNS=80 povstat trace bac-kan poor 2022 2>/dev/null
