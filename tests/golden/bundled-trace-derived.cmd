trace quang-binh poor 2023-12-31
