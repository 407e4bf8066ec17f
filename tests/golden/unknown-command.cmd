explian P101
