# The page's policy allows its own style and script, by their hashes.
povstat list standards -o "$TMP/page.html"
for element in style script; do
    hash=$(tr '\n' '\1' <"$TMP/page.html" |
        sed "s#.*<$element>##;s#</$element>.*##" | tr '\1' '\n' |
        sha256sum | cut -d' ' -f1 | sed 's/../\\x&/g')
    hash=$(env printf "$hash" | base64)
    grep -q "$element-src 'sha256-$hash'" "$TMP/page.html" ||
        echo "$element: html_${element}_hash should be \"$hash\""
done
