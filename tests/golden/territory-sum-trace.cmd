trace quang-tri poor 2024 --set kind=actual tests/data/samples/s20-provinces-2024.csv tests/data/samples/s20-provinces-2025.csv
