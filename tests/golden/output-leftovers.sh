# What a run that was killed left is taken away by the next one to the same
# place; what others have there stays.
POVSTAT_DATA=$PWD/data
export POVSTAT_DATA
cd "$TMP" || exit
mkdir out
list() {
    find out -mindepth 1 -printf '%M %p\n' | LC_ALL=C sort -k 2
}
umask 022
: >out/.povstat-r.txt-abcdef
: >out/.povstat-r.txt-abcdefg
: >out/.povstat-other.txt-abcdef
mkdir out/.povstat-r.txt-ABCDEF
ln -s nowhere out/.povstat-r.txt-aaaaaa
mkfifo out/.povstat-r.txt-bbbbbb
povstat schema report >out/r.txt
chmod 604 out/r.txt
povstat summary -q -o out/r.txt 2>/dev/null
list
rm -rf out/.pov*

echo 'a data package'
export="povstat export -q --format datapackage --area ba-che"
$export -o out/p 2>/dev/null
mkdir out/.povstat-p-abcdef
cp out/p/areas.csv out/p/datapackage.json out/.povstat-p-abcdef
mkdir out/.povstat-p-ABCDEF
echo mine >out/.povstat-p-ABCDEF/mine
: >out/p/.povstat-areas.csv-abcdef
chmod 750 out/p
$export -o out/p 2>/dev/null
list
rm -r out/.pov* out/r.txt

echo 'where the shell stands'
here=$(ls -di out/p)
(cd out/p && $export --area van-don -o . 2>/dev/null && ls -A && grep -c van-don figures.csv)
[ "$(ls -di out/p)" = "$here" ] && echo 'the same directory'

echo 'a name as long as there can be'
long=$(printf '%0251d.csv' 0 | cut -c1-255)
povstat summary -q --area ba-che -o "out/$long" 2>/dev/null && ls -A out | wc -l
