povstat explain --all --lang vi --format markdown |
    LC_ALL=C grep -nE "^(#|[A-Z]).*[a-z]{3,} (the|of|is|and) "
echo "no English above"
