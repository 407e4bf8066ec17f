# The manual page knows the options, commands and formats of the help, and the
# other way round.
page=docs/povstat.1
help_of() { povstat help "$1"; }

commands=$(povstat help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
for command in $commands; do
    help_of "$command" | sed -n '/^Formats,/,/^$/s/^  \([a-z]*\) .*/\1/p'
done | sort -u >"$TMP/help.formats"
for command in $commands; do
    help_of "$command" | awk '/^  (-[a-z]|    --)/ {
        sub(/,/, "", $1); print $1; if ($2 ~ /^--/) print $2 }'
done | sort -u >"$TMP/help.options"
echo "$commands" | sort >"$TMP/help.commands"

awk '$1 == ".It" && $2 == "Fl" { for (i = 2; i < NF; i++)
    if ($i == "Fl") print "-" $(i + 1) }' "$page" | sort -u >"$TMP/man.options"
awk '/^\.Sh/ { inside = /COMMANDS/ }
    inside && /^\.It Cm/ { print $3 }' "$page" | sort >"$TMP/man.commands"
awk '/^\.Sh/ { inside = /OUTPUT FORMATS/ }
    inside && /^\.It [a-z]/ { print $2 }' "$page" | sort >"$TMP/man.formats"

for what in options commands formats; do
    if [ -s "$TMP/help.$what" ]; then
        diff "$TMP/help.$what" "$TMP/man.$what" |
            sed -n "s/^</$what, help only:/p;s/^>/$what, page only:/p"
    else
        echo "the help names no $what"
    fi
done
