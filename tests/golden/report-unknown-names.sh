# Names nobody knows: a suggestion, exit status 2, nothing on standard output.
while read -r option; do
    eval "povstat report $option tests/data/ba-che-and-van-don.csv" >"$TMP/out"
    echo "$option: exit status $?, $(wc -c <"$TMP/out") bytes"
done <<'END'
--province quang-nin
--province Atlantis
--province 44
--area van-dom
--area 44
--indicator porr
--indicator "hộ cần nghèo"
--plan ba-che-2033
--verdict mett
--format jsno
--year zwanzig
--as-of 31/12/2022
--as-of 2022-02-30
--lang fr
--fail-on errors
END
