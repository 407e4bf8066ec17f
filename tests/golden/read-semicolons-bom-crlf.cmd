check tests/data/semicolons-bom-crlf.csv
