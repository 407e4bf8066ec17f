list findings --lang vi --format markdown
