# A pipe can be read only once, and yet all of it is judged before it is read.
cat tests/data/statements-tcvn3.csv | povstat check -
