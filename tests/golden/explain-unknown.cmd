explain P10l
