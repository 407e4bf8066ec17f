export --plan bac-kan-2024 --format csv 2>/dev/null
