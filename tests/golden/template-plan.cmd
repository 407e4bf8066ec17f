template --plan quang-binh-2024
