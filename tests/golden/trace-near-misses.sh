COLUMNS=80 povstat trace quang-binh households 2021 2>/dev/null
