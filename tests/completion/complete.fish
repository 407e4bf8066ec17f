# As complete.bash, for fish.
source $argv[1]

while read -l line
    set -l words
    for offer in (complete -C "$line")
        set -a words (string split -f 1 \t -- $offer)
    end
    printf '%s' (string split ' ' -- $line)[-1]
    test (count $words) -eq 0; or printf '\t%s' $words
    echo
end
