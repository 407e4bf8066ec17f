COLUMNS=60 povstat explain P407
