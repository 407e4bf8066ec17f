#!/bin/sh
# Install into directories of our own, use what is there, and uninstall.
#
# Usage: install.sh      MAKE, BUILD: the make to run and where it compiled:
#                        where the data are installed is known to one file

set -u
cd "$(dirname "$0")/.." || exit 2
make=${MAKE:-make}
build=${BUILD:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/usr
passed=0
failed=0

# expect NAME COMMAND...: does it succeed, and say nothing on standard error?
expect() {
    name=$1
    shift
    if "$@" >"$work/out" 2>"$work/err" && [ ! -s "$work/err" ]; then
        echo "ok install $name"
        passed=$((passed + 1))
    else
        echo "FAIL install $name"
        cat "$work/out" "$work/err"
        failed=$((failed + 1))
    fi
}

# run_make TARGET VARIABLE=...: quietly.  Where things are is tested, not how
# fast they are: each place is a program of its own, whose link goes over all of
# it for most of a minute otherwise.
run_make() {
    # shellcheck disable=SC2086 # make may come with arguments
    $make --no-print-directory BUILD="$build" LINKED=-fno-lto "$@" \
        >"$work/make" 2>&1 ||
        { cat "$work/make"; return 1; }
}

# elsewhere COMMAND...: where there is no ./data, and no setting of the user
elsewhere() {
    mkdir -p "$work/elsewhere"
    (cd "$work/elsewhere" && env -i HOME="$work/elsewhere" LC_ALL=C.UTF-8 \
        TERM=dumb PATH="$prefix/bin:/usr/bin:/bin" "$@")
}

is_version() {
    elsewhere povstat --version | head -n 1 |
        grep -qxE 'povstat [0-9]+\.[0-9]+\.[0-9]+'
}

traces_installed_data() {
    elsewhere povstat trace ba-che poor 2021 2>/dev/null |
        grep -q "$prefix/share/povstat/extracts/ba-che-2022.csv"
}

has_page() {
    elsewhere env MANPATH="$prefix/share/man" man -w povstat |
        grep -qx "$prefix/share/man/man1/povstat.1"
}

has_vietnamese_page() {
    elsewhere env MANPATH="$prefix/share/man" man -L vi_VN.UTF-8 -w povstat |
        grep -qx "$prefix/share/man/vi/man1/povstat.1"
}

pages_are_clean() {
    mandoc -Tlint -W warning "$prefix/share/man/man1/povstat.1" \
        "$prefix/share/man/vi/man1/povstat.1"
}

bash_completes() {
    # bash-completion sources the file named like the command.
    # shellcheck disable=SC2016 # for bash
    elsewhere bash -c 'source "$1" && complete -p povstat' bash \
        "$prefix/share/bash-completion/completions/povstat"
}

zsh_completes() {
    # shellcheck disable=SC2016 # for zsh
    elsewhere zsh -f -c 'fpath=($1 $fpath); autoload -Uz compinit
        compinit -u -D; [[ $_comps[povstat] == _povstat ]]' zsh \
        "$prefix/share/zsh/site-functions"
}

fish_completes() {
    elsewhere env XDG_DATA_DIRS="$prefix/share" \
        fish -c 'complete -C "povstat report --provin"' |
        grep -q '^--province'
}

# by TOOL NAME COMMAND...: expect it where the tool is installed
by() {
    tool=$1
    shift
    if command -v "$tool" >/dev/null 2>&1; then
        expect "$@"
    else
        echo "skip  install $1: NOT TESTED, $tool is not installed"
    fi
}

# Directories of the system may stay, no file and none of povstat's own.
is_empty() {
    left=$(find "$1" ! -type d -o -name '*povstat*')
    [ -z "$left" ] || { echo "left behind: $left"; return 1; }
}

expect install run_make install PREFIX="$prefix"
expect version is_version
expect data traces_installed_data
by man manual has_page
by man manual-vi has_vietnamese_page
by mandoc pages pages_are_clean
by bash bash bash_completes
by zsh zsh zsh_completes
by fish fish fish_completes
expect uninstall run_make uninstall PREFIX="$prefix"
expect nothing-left is_empty "$prefix"

# As packagers do: the place to fill is not where it will be.
expect staged run_make install DESTDIR="$work/stage" PREFIX=/opt/pov
expect staged-place [ -x "$work/stage/opt/pov/bin/povstat" ]
expect staged-data grep -q ba-che-2022 "$work/stage/opt/pov/share/povstat/plans.csv"
expect unstaged run_make uninstall DESTDIR="$work/stage" PREFIX=/opt/pov
expect nothing-staged is_empty "$work/stage"
echo "install: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
