povstat trace quang-binh households 2023 --format json 2>/dev/null
