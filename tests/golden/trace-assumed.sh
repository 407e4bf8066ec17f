COLUMNS=80 povstat trace quang-binh poor 2023 data/extracts/quang-binh-2024.csv 2>/dev/null
povstat trace quang-binh poor 2023 data/extracts/quang-binh-2024.csv --format json | grep -o "\"assumed\":true"
