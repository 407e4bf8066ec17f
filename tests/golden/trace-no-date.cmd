trace quang-binh poor soon
