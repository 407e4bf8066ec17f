#include "read/csv_split.h"

#include <string.h>

#include "povstat/utf8.h"

bool csv_is_blank(char c, char delimiter)
{
    return (c == ' ' || c == '\t') && c != delimiter;
}

/** Take a quoted cell from behind its quote on, its doubled quotes made single
 *  ones.  Returns the end of its text, `*at` is behind its closing quote.
 *  Errors: NULL if nothing closes it. */
static char *take_quoted(char **at, char *end)
{
    char *to = *at, *from = *at;

    for (;;) {
        char *quote = memchr(from, '"', (size_t)(end - from));
        size_t n;

        if (!quote)
            return NULL;
        n = (size_t)(quote - from);
        if (to != from)
            memmove(to, from, n);
        to += n;
        from = quote + 1;
        if (from == end || *from != '"') {
            *at = from;
            return to;
        }
        *to++ = *from++;
    }
}

/** The end of a cell without quotes, which `*at` is behind.  Errors: NULL if
 *  there is a quote in it. */
static char *take_plain(char **at, char *end, char delimiter)
{
    char *begin = *at;
    char *stop = begin + (pov_utf8_find_either(begin, end, delimiter, '"') -
                          (const char *)begin);

    *at = stop;
    if (stop < end && *stop != delimiter)
        return NULL;
    while (stop > begin && csv_is_blank(stop[-1], delimiter))
        stop--;
    return stop;
}

bool csv_split(char *line, size_t length, char delimiter, pov_arena *arena,
               record *out, csv_offsets *offsets)
{
    char *at = line, *end = line + length;
    bool is_last = false;

    for (; !is_last; at++) {
        char *text, *stop;

        while (at < end && csv_is_blank(*at, delimiter))
            at++;
        if (at < end && *at == '"') {
            text = ++at;
            stop = take_quoted(&at, end);
            while (at < end && csv_is_blank(*at, delimiter))
                at++;
        } else {
            text = at;
            stop = take_plain(&at, end, delimiter);
        }
        if (!stop || (at < end && *at != delimiter))
            return false;
        is_last = at == end;
        *stop = '\0';
        pov_arena_push(arena, out,
                       ((row_cell){text, (size_t)(stop - text), false}));
        pov_arena_push(arena, offsets, (size_t)(text - line));
    }
    return true;
}
