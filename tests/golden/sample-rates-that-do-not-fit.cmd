check --set parent=quang-ninh --set as_of=2024-12-31 --set kind=actual tests/data/samples/s18-consistency.csv
