# As complete.bash, for zsh: a shell of its own in a pseudo-terminal, typed
# into.  Usage: complete.zsh SCRIPT DIRECTORY (an empty one)
zmodload zsh/zpty || exit 3
script=$1
work=$2
export work

cat >$work/rc <<'RC'
PS1=
autoload -Uz compinit
compinit -u -D
# Note what would be offered, with what stands before it.
compadd() {
    local -a before hidden hits
    builtin compadd "$@"
    local code=$?
    if [[ " ${(j: :)@[1,(i)(-|--)]} " != *' -'[a-zA-Z]#[OAD]' '* ]]; then
        zparseopts -E -a ignored P:=before p:=hidden
        builtin compadd -A hits "$@"
        [[ $# -gt 0 && -z $hits ]] ||
            print -rl -- $IPREFIX$before[2]$hidden[2]${^hits} >>$work/offers
    fi
    return $code
}
finish() { : >$work/done; }
complete_and_finish() {
    comppostfuncs=(finish) # forgotten each time
    zle expand-or-complete
}
zle -N complete_and_finish
bindkey '^I' complete_and_finish
setopt extended_glob
zstyle ':completion:*' list-prompt ''
zstyle ':completion:*' select-prompt ''
LISTMAX=1000000
RC

zpty -b shell "ZDOTDIR=$work TERM=dumb zsh -f -i"
zpty -w shell "source $work/rc; source $script; : >$work/ready"

# wait_for FILE: whoever takes five minutes hangs
wait_for() {
    local i
    for ((i = 0; i < 15000; i++)); do
        while zpty -r -t shell ignored; do :; done
        [[ -e $1 ]] && return 0
        sleep 0.02
    done
    print -u2 "zsh: nothing happened"
    exit 1
}

wait_for $work/ready
while IFS= read -r line; do
    rm -f $work/done $work/offers
    zpty -w -n shell $'\x15'"$line"$'\t'
    wait_for $work/done
    printf '%s' "${line##* }"
    [[ -s $work/offers ]] && while IFS= read -r word; do
        [[ -d $word && $word != */ ]] && word=$word/
        printf '\t%s' "$word"
    done < <(awk '!seen[$0]++' $work/offers)
    echo
done
zpty -d shell
