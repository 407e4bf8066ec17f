#!/bin/sh
# Print C that holds the files named: see embedded.h.  Bytes, not strings: a
# compiler need not take a string of more than 4095 characters.

set -eu

echo '#include "povstat/embedded.h"'
number=0
for file in "$@"; do
    echo
    echo "static const unsigned char file_${number}[] = {"
    od -An -v -tu1 "$file" | sed 's/[0-9][0-9]*/&,/g'
    echo '};'
    number=$((number + 1))
done

echo
echo 'const pov_embedded pov_embedded_files[] = {'
number=0
for file in "$@"; do
    echo "    {\"$file\", file_$number, sizeof file_$number},"
    number=$((number + 1))
done
echo '};'
echo
echo 'const size_t pov_n_embedded_files ='
echo '    sizeof pov_embedded_files / sizeof *pov_embedded_files;'
