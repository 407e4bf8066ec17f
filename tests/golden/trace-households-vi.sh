COLUMNS=80 povstat trace quang-binh households 2023 --lang vi 2>/dev/null
