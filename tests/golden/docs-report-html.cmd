report -q --check -o docs/report.html 2>/dev/null
