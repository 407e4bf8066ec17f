explain --all P101
