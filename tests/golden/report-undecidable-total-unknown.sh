COLUMNS=90 povstat report tests/data/undecidable-total-unknown.csv
povstat report --lang vi --format markdown tests/data/undecidable-total-unknown.csv | grep '^- '
povstat report --format json tests/data/undecidable-total-unknown.csv | grep -o '"decided_by":[^}]*'
