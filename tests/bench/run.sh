#!/bin/sh
# Measure speed and memory on generated statement lists, beside 'cat' and
# 'wc -l' on the same file in the same run, and check that time grows in
# proportion to what is read.
#
# Usage: run.sh [ROWS]      POVSTAT: the binary; CC: the compiler of the helpers
#
# The lists and the helpers lie in bench/ beside the binary.  The series
# compare processor time, the better of two runs: other work on the machine
# should not show.  Exit status 1: time per row grew by half or more.

set -u
cd "$(dirname "$0")/../.." || exit 2
povstat=${POVSTAT:-build/povstat}
rows=${1:-1000000}
keys=100100 # of 715 districts, 5 years and 28 statements
[ "$rows" -ge "$keys" ] || keys=$rows
work=$(dirname "$povstat")/bench
mkdir -p "$work" || exit 2
for helper in generate measure; do
    "${CC:-cc}" -std=c11 -D_POSIX_C_SOURCE=200809L -O2 -o "$work/$helper" \
        "tests/bench/$helper.c" || exit 2
done

# generate ROWS KEYS: the list, once for each size
generate() {
    list=$work/rows-$1-keys-$2.csv
    "$work/generate" data "$1" "$2" >"$list" || exit 2
}

# measure COMMAND...: on $list, into status, seconds, processor, kilobytes
measure() {
    measured=$("$work/measure" "$@" "$list") || exit 2
    read -r status seconds processor kilobytes <<END
$measured
END
    if [ "$status" -gt 1 ]; then
        echo "bench: '$*' ended with $status" >&2
        exit 2
    fi
}

# line NAME COMMAND...: one line of the first table
line() {
    name=$1
    shift
    measure "$@"
    [ "$name" != 'wc -l' ] || reference=$seconds
    awk -v name="$name" -v s="$seconds" -v kb="$kilobytes" -v rows="$rows" \
        -v bytes="$bytes" -v reference="${reference:-0}" 'BEGIN {
        least = s > 0.001 ? s : 0.001
        printf "%-24s %9.3f %12.0f %9.1f %9.1f %11s\n", name, s,
            rows / least, bytes / least / 1e6, kb / 1024,
            (reference > 0 ? sprintf("%.1f", s / reference) : "-")
    }'
}

# ugly ROWS VALUE: a list in which every row is wrong in the same way; N in
# VALUE is the number of the row
ugly() {
    list=$work/ugly-$1.csv
    awk -v rows="$1" -v row="$2" 'BEGIN {
        print "area,indicator,kind,value,as_of"
        split(row, part, "N")
        for (i = 1; i <= rows; i++)
            print part[1] i part[2]
    }' >"$list"
}

# table ROWS WITH: a table of districts by month; WITH is `clean`, `ragged`
# (every row), or `totals` (behind every row, and wrong)
table() {
    list=$work/table-$2-$1.csv
    awk -F, -v rows="$1" -v with="$2" '
        NR > 1 && $5 == "district" && $8 == "2025-06-30" { ids[n++] = $1 }
        function dotted(x) {
            return x < 1000 ? x : int(x / 1000) "." sprintf("%03d", x % 1000)
        }
        END {
            print "# kind;actual"
            print "STT;Huyện;Thời điểm;Tổng số hộ;Hộ nghèo;Tỷ lệ"
            for (i = 0; i < rows; i++) {
                month = int(i / n)
                whole = 9000 + i * 7919 % 31000
                poor = int(whole / 20) - month % 90
                rate = sprintf("%.2f", poor * 100 / whole + 1e-9)
                sub(/\./, ",", rate)
                printf "%d;%s;28/%02d/%d;%s;%s;%s%%%s\n", i + 1, ids[i % n],
                    month % 12 + 1, 2022 + int(month / 12), dotted(whole),
                    dotted(poor), rate, with == "ragged" ? ";thừa" : ""
                if (with == "totals")
                    print ";Tổng cộng;" ";1;1;"
            }
        }' data/reference/areas.csv >"$list"
}

# contradiction ROWS: a list of which every three rows contradict each other
contradiction() {
    list=$work/contradiction-$1.csv
    awk -F, -v rows="$1" '
        NR > 1 && $5 == "district" && $8 == "2025-06-30" { ids[n++] = $1 }
        END {
            print "area,indicator,kind,value,as_of,standard"
            for (i = 0; 3 * i < rows; i++) {
                month = int(i / n)
                behind = sprintf("28/%02d/%d,national-2022", month % 12 + 1,
                    2022 + int(month / 12))
                printf "%s,households,actual,%d,%s\n", ids[i % n],
                    9000 + i * 7919 % 31000, behind
                printf "%s,poor,actual,%d,%s\n", ids[i % n], 90 + i % 90,
                    behind
                printf "%s,poor,actual,\"70,%d%%\",%s\n", ids[i % n], i % 10,
                    behind
            }
        }' data/reference/areas.csv >"$list"
}

# make_list ROWS:KEYS, ROWS=VALUE, ROWS/contradiction or ROWS/TABLE: the file,
# and how many rows and keys
make_list() {
    case $1 in
    */contradiction)
        size_rows=${1%%/*}
        size_keys=0
        contradiction "$size_rows"
        ;;
    */*)
        size_rows=${1%%/*}
        size_keys=0
        table "$size_rows" "${1#*/}"
        ;;
    *=*)
        size_rows=${1%%=*}
        size_keys=0
        ugly "$size_rows" "${1#*=}"
        ;;
    *)
        size_rows=${1%:*}
        size_keys=${1#*:}
        generate "$size_rows" "$size_keys"
        ;;
    esac
}

# grows UNIT: from lines "UNITS KEYS SECONDS SECONDS KILOBYTES" on standard
# input the time per unit at each size, and how it grew
grows() {
    awk -v unit="$1" '
        BEGIN {
            printf "%12s %12s %12s %12s %12s\n", unit "s", "keys", "seconds",
                "µs/" unit, "peak MB"
        }
        {
            s = $3 < $4 ? $3 : $4
            each = s / $1 * 1e6
            if (NR == 1) smallest = each
            printf "%12d %12d %12.3f %12.2f %12.1f\n", $1, $2, s, each,
                $5 / 1024
        }
        END {
            grew = smallest ? each / smallest : 99
            printf "time per %s, largest to smallest: %.2f (%s)\n", unit,
                grew, grew < 1.5 ? "below 1.5: in proportion" : "NOT below 1.5"
            exit grew >= 1.5
        }' || failed=yes
}

# series TITLE LIST...: lists of several sizes, checked
series() {
    echo
    echo "$1"
    shift
    for size in "$@"; do
        make_list "$size"
        measure "$povstat" check
        first=$processor
        measure "$povstat" check
        echo "$size_rows $size_keys $first $processor $kilobytes"
        rm "$list"
    done | grows row
}

# reckoned AREAS...: that many areas, each with five indicators at the ends of
# five years, settled by nothing but pov_reckon
reckoned() {
    echo
    echo 'pov_reckon, five indicators and years of each area'
    for areas in "$@"; do
        settled=$("$work/reckon" data "$areas") || exit 2
        again=$("$work/reckon" data "$areas") || exit 2
        echo "$settled $again" | awk '{ print $1, $2, $3, $7, $4 }'
    done | grows statement
}

failed=
generate "$rows" "$keys"
bytes=$(wc -c <"$list")
echo "A statement list of $rows rows, $keys distinct figures," \
    "$((bytes / 1000000)) MB"
echo
printf '%-24s %9s %12s %9s %9s %11s\n' command seconds rows/s MB/s 'peak MB' \
    'to wc -l'
cat "$list" >/dev/null # in memory before anybody is measured
line 'wc -l' wc -l
line cat cat
line 'povstat check' "$povstat" check
line 'povstat report' "$povstat" report --format ndjson
rm "$list"

series 'povstat check, each figure stated eight times' \
    100000:12500 200000:25000 400000:50000 800000:100000
series 'povstat check, each figure stated once' \
    12500:12500 25000:25000 50000:50000 100000:100000
series 'povstat check, every value of one figure another' \
    50000='quang-binh,poor,actual,N,2022' \
    400000='quang-binh,poor,actual,N,2022'
series 'povstat check, as many targets of one aim' \
    25000='quang-binh,poor,target,giảm N hộ,2023' \
    200000='quang-binh,poor,target,giảm N hộ,2023'
series 'povstat check, every area unknown' \
    50000='Quang Bnh Nx,poor,actual,5,2022' \
    400000='Quang Bnh Nx,poor,actual,5,2022'
series 'povstat check, every indicator unknown' \
    50000='quang-binh,chi tieu N,actual,5,2022' \
    400000='quang-binh,chi tieu N,actual,5,2022'
series 'povstat check, a table of districts by month' \
    12500/clean 50000/clean 100000/clean
series 'povstat check, a table in which every row is ragged' \
    12500/ragged 100000/ragged
series 'povstat check, a table with a wrong total behind every row' \
    12500/totals 100000/totals
series 'povstat check, a contradiction in every three rows' \
    12500/contradiction 100000/contradiction
reckoned 12500 25000 50000 100000
[ -z "$failed" ]
