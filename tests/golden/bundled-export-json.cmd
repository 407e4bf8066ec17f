export --area quang-binh --year 2022 --format json 2>/dev/null
