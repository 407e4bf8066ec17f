explain P999 --lang=vi
