help >&-
