COLUMNS=90 povstat report tests/data/undecidable-baseline-derived.csv
povstat report --lang vi --format markdown tests/data/undecidable-baseline-derived.csv | grep '^- '
povstat report --format json tests/data/undecidable-baseline-derived.csv | grep -o '"decided_by":[^}]*'
