COLUMNS=80 povstat trace bac-kan funds 2023 --lang vi 2>/dev/null
