#!/bin/sh
# Look at the Debian package with lintian, install it in a fresh Debian 12, use
# it there, and remove it.  Needs root and a mirror of Debian.
# Usage: debian.sh POVSTAT.deb       MMDEBSTRAP: the program and its options

set -u
package=$(realpath "$1")
work=$(mktemp -d)
root=$work/root
trap 'rm -rf --one-file-system "$work"' EXIT
passed=0
failed=0

# check NAME COMMAND...: what it says is shown if it fails
check() {
    name=$1
    shift
    if "$@" >"$work/said" 2>&1; then
        echo "ok deb $name"
        passed=$((passed + 1))
    else
        echo "FAIL deb $name"
        sed 's/^/    /' "$work/said"
        failed=$((failed + 1))
    fi
}

inside() {
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"
}

# prints TEXT COMMAND...: does it, inside?
prints() {
    text=$1
    shift
    inside "$@" >"$work/printed" || return
    grep -q -F -e "$text" "$work/printed" || {
        head -n 20 "$work/printed"
        return 1
    }
}

# The program leaves nothing behind, a package that was purged neither.
nothing_left() {
    left=$(find "$root" -xdev -iname '*povstat*' ! -path '*/proc/*' \
        ! -path '*/var/log/*' ! -path '*/var/cache/*')
    [ -z "$left" ] || {
        echo "$left"
        return 1
    }
}

has_files() {
    for file in usr/bin/povstat usr/share/man/man1/povstat.1.gz \
        usr/share/man/vi/man1/povstat.1.gz \
        usr/share/bash-completion/completions/povstat \
        usr/share/doc/povstat/copyright; do
        dpkg-deb --contents "$package" | grep -q " ./$file\$" || {
            echo "no $file"
            return 1
        }
    done
}

check lintian lintian --fail-on error --allow-root "$package"
check contents has_files
# What it needs comes with it, and nothing else is there.
# shellcheck disable=SC2016,SC2086 # "$1" is the hook's; words on purpose
check debian ${MMDEBSTRAP:-mmdebstrap} --variant=minbase \
    --customize-hook="copy-in '$package' /root" \
    --customize-hook='chroot "$1" sh -c \
        "apt-get install --yes --no-install-recommends /root/*.deb"' \
    --customize-hook='rm "$1"/root/*.deb' bookworm "$root"
check version prints 'cJSON' povstat -V -v
check report prints '8,410' povstat report --province quang-binh
check vietnamese prints 'Hộ nghèo' povstat summary --lang vi
check workbook inside povstat report -q -o /tmp/report.xlsx
check kept prints 'is a data directory' povstat init /tmp/kept
inside rm -rf /tmp/kept /tmp/report.xlsx
check purged inside dpkg --purge povstat
check nothing-left nothing_left

echo "deb: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
