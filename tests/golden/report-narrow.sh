# In little room a table is read row by row; where it fits it stays one.
COLUMNS=40 povstat report --area ba-che 2>/dev/null
echo
COLUMNS=60 povstat list standards
