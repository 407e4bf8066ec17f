#include "fuzz_split.h"

#include <string.h>

/* The name that a line announces, or NULL. */
static const char *announced(const uint8_t *line, size_t length,
                             const char *const names[])
{
    for (size_t i = 0; names[i]; i++) {
        size_t n = strlen(names[i]);

        if (length == n + 3 && !memcmp(line, "== ", 3) &&
            !memcmp(line + 3, names[i], n))
            return names[i];
    }
    return NULL;
}

static size_t line_end(const uint8_t *bytes, size_t size, size_t at)
{
    while (at < size && bytes[at] != '\n')
        at++;
    return at;
}

bool fuzz_split(const uint8_t *bytes, size_t size, size_t *at,
                const char *const names[], fuzz_piece *piece)
{
    size_t end = line_end(bytes, size, *at);
    const char *name = announced(bytes + *at, end - *at, names);
    size_t from = *at;

    if (from >= size)
        return false;
    if (name)
        from = end < size ? end + 1 : end;
    *at = from;
    while (*at < size) {
        end = line_end(bytes, size, *at);
        if (announced(bytes + *at, end - *at, names))
            break;
        *at = end < size ? end + 1 : end;
    }
    *piece = (fuzz_piece){name ? name : names[0], bytes + from, *at - from};
    return true;
}
