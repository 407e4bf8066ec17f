COLUMNS=90 povstat report tests/data/undecidable-one-decimal.csv
povstat report --lang vi --format markdown tests/data/undecidable-one-decimal.csv | grep '^- '
povstat report --format json tests/data/undecidable-one-decimal.csv | grep -o '"decided_by":[^}]*'
