explain P101 --format markdown
