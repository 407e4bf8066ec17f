# Take a case apart: split.awk -v to=DIRECTORY CASE writes script, out, err,
# status and the files it begins with.  A part begins with a line
# "=====[ output ]====="; what is left out is empty, the status 0.

function close_part() {
    if (held)
        printf "%s%s", line, (open_ended ? "" : "\n") >part
    held = 0
    if (part != "")
        close(part)
}

function begin_part(name) {
    close_part()
    open_ended = sub(/, without a line end$/, "", name)
    if (name == "output")
        part = to "/expected.out"
    else if (name == "errors")
        part = to "/expected.err"
    else if (name == "status")
        part = to "/expected.status"
    else if (name ~ /^file [A-Za-z0-9._-]+$/)
        part = to "/tmp/" substr(name, 6)
    else {
        print FILENAME ": no such part: " name >"/dev/stderr"
        exit 2
    }
    printf "" >part
}

BEGIN {
    printf "" >(to "/expected.out")
    printf "" >(to "/expected.err")
    print 0 >(to "/expected.status")
    close(to "/expected.out")
    close(to "/expected.err")
    close(to "/expected.status")
    part = to "/script"
    printf "" >part
}

/^=====\[ .* \]=====$/ {
    begin_part(substr($0, 8, length($0) - 14))
    next
}

{
    if (held)
        print line >part
    line = $0
    held = 1
}

END { close_part() }
