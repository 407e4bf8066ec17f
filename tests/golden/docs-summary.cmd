summary -q --check -o docs/summary.md 2>/dev/null
