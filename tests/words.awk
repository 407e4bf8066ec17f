# The string literals of C sources, one a line: file, line, what they stand
# in, and the literal as it is spelt, those side by side joined.  What they
# stand in is `said` for the arguments of a function that says its texts,
# `unsaid` for those of one that prints them as they are, the name of a .def
# row with the number of the literal in it, or `-`.

BEGIN {
    said = "^(pov_say|pov_say_format|command_told|command_worded|cells_say|pov_find|pov_find_related|command_refuse|" \
           "command_say|busy_tell|cells_complain|" \
           "cells_tell|note_section|note|" \
           "doubt|refuse|ask|report_row_unchecked|reference_table_refuse|" \
           "reference_table_tell_later)$"
}

function flush_literal() {
    if (have)
        print name "\t" line "\t" where "\t" literal
    have = 0
    literal = ""
}

# The innermost call around, or above it, that says; else the .def row.
function context(   i) {
    for (i = depth; i > 0; i--) {
        if (call[i] ~ /^(PACKAGE|_Static_assert)$/) # what only machines read
            return call[i]
        if (call[i] ~ said)
            return "said"
    }
    if (depth && call[depth] ~ /^(pov_arena_format|fprintf|fputs)$/)
        return "unsaid"
    for (i = depth; i > 0; i--)
        if (call[i] ~ /^(FINDING|SAY|WORD|TERM|FORMAT)$/)
            return call[i] "" (count[i] += 1)
    return "-"
}

FNR == 1 {
    flush_literal()
    in_comment = depth = 0
    name = FILENAME
}

!in_comment && /^ *# *(include|pragma)/ { next }

{
    rest = $0
    while (rest != "") {
        if (in_comment) {
            at = index(rest, "*/")
            if (!at)
                break
            rest = substr(rest, at + 2)
            in_comment = 0
            continue
        }
        if (!match(rest, /"([^"\\]|\\.)*"|'([^'\\]|\\.)*'|\/\*|[A-Za-z_][A-Za-z_0-9]*|[^ \t]/))
            break
        token = substr(rest, RSTART, RLENGTH)
        rest = substr(rest, RSTART + RLENGTH)
        if (token == "/*") {
            in_comment = 1
            continue
        }
        if (substr(token, 1, 1) == "\"") {
            if (!have) {
                line = FNR
                where = context()
            }
            literal = literal substr(token, 2, length(token) - 2)
            have = 1
            continue
        }
        if (token == "\\" && rest == "")
            continue
        flush_literal()
        if (token == "(") {
            call[++depth] = word
            count[depth] = 0
        } else if (token == ")" && depth)
            depth--
        word = token
    }
}

END { flush_literal() }
