# What can be no text is refused by its first bytes, however long it is: no
# copy of it fills the disk.
(
    ulimit -f 1024
    povstat check /dev/zero
    povstat check - </dev/urandom
    { printf '%%PDF-1.7\n' && cat /dev/zero; } | povstat check -
    { printf '\320\317\021\340\241\261\032\341' && cat /dev/urandom; } |
        povstat check - --lang vi
) 2>&1
echo "a plain file:"
head -c 100000 /dev/zero >"$TMP/zeros.csv"
povstat check "$TMP/zeros.csv"
echo "of another encoding it says:"
povstat check --encoding tcvn3 "$TMP/zeros.csv"
