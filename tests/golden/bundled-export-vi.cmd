export --area ba-che --lang vi --format markdown 2>/dev/null
