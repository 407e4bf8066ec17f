check tests/data/quoted-newline.csv
