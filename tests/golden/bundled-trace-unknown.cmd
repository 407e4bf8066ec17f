trace quang-binh poor 2019
