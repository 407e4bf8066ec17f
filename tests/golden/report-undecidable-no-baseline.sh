COLUMNS=90 povstat report tests/data/undecidable-no-baseline.csv
povstat report --lang vi --format markdown tests/data/undecidable-no-baseline.csv | grep '^- '
povstat report --format json tests/data/undecidable-no-baseline.csv | grep -o '"decided_by":[^}]*'
