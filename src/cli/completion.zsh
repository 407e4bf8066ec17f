#compdef povstat
# zsh completion for povstat: asks povstat what may stand here.

_povstat() {
    local line word about
    local -a asked plain shown open open_shown

    asked=("${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}")
    while IFS= read -r line; do
        word=${line%%$'\t'*}
        about=${line#*$'\t'}
        [[ $line == *$'\t'* ]] && about="$word  -- $about" || about=$word
        case $word in
        :files|:directories)
            [[ $PREFIX == --*=* ]] && compset -P '*='
            if [[ $word == :files ]]; then _files; else _files -/; fi
            ;;
        *=)
            open+=("$word")
            open_shown+=("$about")
            ;;
        *)
            plain+=("$word")
            shown+=("$about")
            ;;
        esac
    done < <(${~words[1]} completion words -- "${asked[@]}" 2>/dev/null)
    (( $#plain )) && compadd -l -d shown -- "${plain[@]}"
    (( $#open )) && compadd -S '' -l -d open_shown -- "${open[@]}"
    return 0
}

if [[ $funcstack[1] == _povstat ]]; then
    _povstat "$@"
else
    compdef _povstat povstat
fi
