check tests/data/terminal-escapes.csv
