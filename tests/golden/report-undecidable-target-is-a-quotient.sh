COLUMNS=90 povstat report tests/data/undecidable-target-is-a-quotient.csv
povstat report --lang vi --format markdown tests/data/undecidable-target-is-a-quotient.csv | grep '^- '
povstat report --format json tests/data/undecidable-target-is-a-quotient.csv | grep -o '"decided_by":[^}]*'
