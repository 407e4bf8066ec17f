explain --colr=never P101
