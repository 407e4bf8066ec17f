explain P101 p001 P005
