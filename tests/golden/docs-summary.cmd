summary --check -o docs/summary.md
