# Every code of the list is explained, in its order.
povstat list findings --format csv | sed '1d;s/,.*//' >"$TMP/listed"
povstat explain --all | sed -n 's/^\(P[0-9]*\) (.*/\1/p' | diff "$TMP/listed" -
