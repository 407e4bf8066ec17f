# Of an export as ndjson: each figure that somebody typed, on a line of its own.
/"derived":false/!d
s/:null/:"-"/g
s/"area":"([^"]*)","indicator":"([^"]*)","standard":"([^"]*)","form":"([^"]*)".*"as_of":"([^"]*)","kind":"([^"]*)","plan":"[^"]*","op":"([^"]*)"/\1 \2 @ \4 \6 \5 \3 \7|/
s/[{]([^@]*)@([^|]*)[|].*"stated":"([^"]*)","measure":"([^"]*)".*"standing":"([^"]*)".*"counted":"([^"]*)","breakdown":"([^"]*)".*/\1\7 \6 \4\2 \5: \3/
s/ (level|actual|-|used)\>//g
s/ -$//
s/ -:/:/
s/ -:/:/
s/ - / /g
p
