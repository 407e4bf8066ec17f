# Every help fits 80 columns and ends its lines without blanks.
for command in $(povstat help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
    povstat help "$command" | awk -v name="$command" '
        length > 80 || / $/ { print name ": " $0 }
        END { if (NR < 10) print name ": too short" }'
    povstat "$command" -h | awk -v name="$command" '
        length > 80 || / $/ { print name " -h: " $0 }'
done
povstat help | awk 'length > 80 || / $/'
