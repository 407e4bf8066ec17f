trace quang-binh near_poor 2023 --format json
