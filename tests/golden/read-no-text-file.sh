# Workbooks, PDFs and web pages are refused by name, whatever they are called.
povstat list forms -o "$TMP/forms.xlsx"
cp "$TMP/forms.xlsx" "$TMP/renamed.csv"
printf '\320\317\021\340\241\261\032\341\0\0' >"$TMP/old.xls"
printf '\357\273\277\r\n<HTML><table><tr><td>Huyen</td></tr></table>' \
    >"$TMP/page.xls"
printf '%%PDF-1.7\n%%\342\343\317\323\n' >"$TMP/plan.pdf"
export POVSTAT_DATA="$PWD/data"
cd "$TMP"
for lang in en vi; do
    povstat check forms.xlsx renamed.csv old.xls page.xls plan.pdf --lang $lang
    echo "exit status $?"
done
povstat check - --encoding utf-8 -q <plan.pdf
# What is short and may be two encodings is named in the reader's language.
printf 'Huyen;poor\n\310\351 B\340;1\n' >short.csv
povstat check short.csv --lang vi -q
