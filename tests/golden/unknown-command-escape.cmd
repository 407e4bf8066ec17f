"$(printf 'a\033[31m\n')"
