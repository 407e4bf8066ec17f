#include "read/bad_bytes.h"

#include "povstat/text.h"

enum { MOST_SHOWN = 8, LONGEST_LETTER = 4 };

/** How many bytes until ASCII or a valid letter. */
static size_t run_length(const char *text, size_t length)
{
    size_t n = 1;

    while (n < length) {
        size_t seen = length - n < LONGEST_LETTER ? length - n : LONGEST_LETTER;
        size_t bad = 0;

        if (pov_text_is_utf8(text + n, seen, &bad) || bad > 0)
            break;
        n++;
    }
    return n;
}

const char *bad_bytes(const char *text, size_t length, pov_language language,
                      pov_arena *arena)
{
    size_t n = run_length(text, length);
    const char *shown = pov_say(language, n == 1 ? "byte" : "bytes");

    for (size_t i = 0; i < n && i < MOST_SHOWN; i++)
        shown =
            pov_arena_format(arena, "%s %02X", shown, (unsigned char)text[i]);
    if (n > MOST_SHOWN)
        shown = pov_arena_format(arena, pov_say(language, "%s and %zu more"),
                                 shown, n - MOST_SHOWN);
    return shown;
}
