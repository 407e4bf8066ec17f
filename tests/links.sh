# shellcheck shell=sh
# What the objects of src say of each other, read by `nm`: for layers.sh and
# house.sh, whose shell reads this file.

# links_read BUILD DIRECTORY: of the objects in BUILD, into DIRECTORY
#   symbols  "object kind name", of every symbol
#   uses     "user owner name", once
#   circles  "how-many object...": those that reach each other
# Errors: 1, with what is missing on standard error.
links_read() {
    work=$2
    objects=$(find src -name '*.c' | sed 's#^src/\(.*\)\.c#\1.o#' | sort)
    # shellcheck disable=SC2086 # names of ours, without blanks
    (cd "$1" && nm -A -P embedded_files.o $objects) >"$work/nm" || return 1
    sed 's/^\([^ ]*\): \([^ ]*\) \(.\).*/\1 \3 \2/' "$work/nm" >"$work/symbols"

    awk '
        FNR == NR { if ($2 ~ /^[TDBRV]$/) owner[$3] = $1; next }
        $2 == "U" && $3 in owner { print $1, owner[$3], $3 }
    ' "$work/symbols" "$work/symbols" | sort -u >"$work/uses"

    awk '
        function reach(from, at,    i) {
            if ((from, at) in seen)
                return
            seen[from, at]
            for (i = 1; i <= n_to[at]; i++)
                reach(from, to[at, i])
        }
        function note(file) {
            if (!(file in known)) {
                known[file]
                files[++n_files] = file
            }
        }
        {
            note($1)
            note($2)
            if (!(($1, $2) in edge)) {
                edge[$1, $2]
                to[$1, ++n_to[$1]] = $2
            }
        }
        END {
            for (i = 1; i <= n_files; i++)
                reach(files[i], files[i])
            for (i = 1; i <= n_files; i++) {
                f = files[i]
                size = 0
                members = ""
                for (k = 1; k <= n_files && !(f in done); k++) {
                    g = files[k]
                    if (((f, g) in seen) && ((g, f) in seen)) {
                        done[g]
                        size++
                        members = members " " g
                    }
                }
                if (size > 1)
                    print size members
            }
        }' "$work/uses" | sort -rn >"$work/circles"
}
