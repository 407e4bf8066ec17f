COLUMNS=80 povstat trace quang-binh households 2023 2>/dev/null
