check tests/data/numbers-of-two-countries.csv tests/data/samples/s11-title-total-footnote.csv tests/data/table-digits-swapped-in-one-cell.csv --lang vi
