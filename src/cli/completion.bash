# bash completion for povstat: asks povstat what may stand here.

_povstat()
{
    local -a words
    local rest=${COMP_LINE:0:COMP_POINT} word gap last='' lead='' i
    local candidate kept nospace=

    # Words as povstat will see them: bash takes them apart at '=', '@', ':'.
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        gap=${rest%%[![:space:]]*}
        rest=${rest#"$gap"}
        ((i < COMP_CWORD)) || word=${rest:0:${#word}}
        if [[ $i -gt 0 && -z $gap && -n $word ]]; then
            words[${#words[@]} - 1]+=$word
        else
            words+=("$word")
        fi
        rest=${rest:${#word}}
    done
    last=${words[${#words[@]} - 1]}

    # Bash replaces what is behind the last breaking character; an '@' too,
    # for readline takes that for the start of a host's name.
    for ((i = ${#last}; i > 0; i--)); do
        if [[ $COMP_WORDBREAKS == *"${last:i-1:1}"* ]]; then
            [[ ${last:i-1:1} == @ ]] && ((i--))
            lead=${last:0:i}
            break
        fi
    done

    COMPREPLY=()
    while IFS=$'\t' read -r candidate _; do
        case $candidate in
        :files | :directories)
            compopt -o filenames 2>/dev/null
            [[ $candidate == :files ]] && i=-f || i=-d
            word=$last
            [[ $last == --*=* ]] && word=${last#*=}
            while IFS= read -r kept; do
                COMPREPLY+=("$kept")
            done < <(compgen "$i" -- "$word")
            ;;
        "$last"*)
            kept=${candidate#"$lead"}
            COMPREPLY+=("$kept")
            [[ $kept == *= ]] && nospace=yes
            ;;
        esac
    done < <("${words[0]/#\~\//$HOME/}" completion words -- \
        "${words[@]:1}" 2>/dev/null)
    [[ -z $nospace ]] || compopt -o nospace 2>/dev/null
}

complete -F _povstat povstat
