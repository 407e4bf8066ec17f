# Print how bash completes the last word of each line on standard input: the
# word, and behind it all words that may stand there, each behind a TAB.
# Usage: complete.bash SCRIPT

# shellcheck source=/dev/null
source "$1"

# Take the line apart as readline does: blanks part words, and so does every
# run of other breaking characters, which is a word itself.
split_line()
{
    local rest=$1 breaking='=@:' word
    COMP_WORDS=()
    while [[ -n $rest ]]; do
        case $rest in
        ' '*)
            rest=${rest# }
            [[ -n $rest ]] || COMP_WORDS+=('')
            continue
            ;;
        ["$breaking"]*) word=${rest%%[!"$breaking"]*} ;;
        *) word=${rest%%["$breaking "]*} ;;
        esac
        COMP_WORDS+=("$word")
        rest=${rest#"$word"}
    done
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
}

while IFS= read -r COMP_LINE; do
    COMP_POINT=${#COMP_LINE}
    split_line "$COMP_LINE"
    _povstat povstat "${COMP_WORDS[COMP_CWORD]}" ''
    # What bash puts the offers in the place of: whatever is behind the last
    # breaking character, and an '@' itself.
    last=${COMP_LINE##* }
    replaced=${last##*[=@:]}
    [[ ${last%"$replaced"} != *@ ]] || replaced=@$replaced
    printf '%s' "$last"
    for word in "${COMPREPLY[@]}"; do
        [[ -d $word ]] && word=$word/ # as compopt -o filenames has it
        printf '\t%s' "${last%"$replaced"}$word"
    done
    echo
done
