# A terminal of 80 columns: amounts go on below themselves, then words, then
# headings, before anything is wider than the screen.
export COLUMNS=80
for lang in en vi; do
    povstat report --province quang-binh --lang $lang -q 2>/dev/null | head -22
    povstat summary --lang $lang -q 2>/dev/null | head -24
    povstat report --lang $lang -q 2>/dev/null |
        LC_ALL=C.UTF-8 grep -nE '^.{81}' || echo "nothing is wider"
done
