explain P101 p001
