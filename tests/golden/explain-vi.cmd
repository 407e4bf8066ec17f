explain P101 P402 P505 --lang vi
