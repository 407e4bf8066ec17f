check tests/data/quoted-cells.csv
