# The reader is gone for certain before anything is written.
mkfifo "$TMP/gone"
{
    read -r _ <"$TMP/gone"
    povstat help
    echo "exit status $?" >&2
} | {
    exec <&-
    echo now >"$TMP/gone"
}
