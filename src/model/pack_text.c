#include "model/pack_text.h"

#include <string.h>

/** As C without what a `?` could begin; digits behind an escape are no part of
 *  it, for it has three. */
static void print_signs(FILE *out, const char *text)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;

        if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '?')
            fprintf(out, "\\%03o", c);
        else
            putc(c, out);
    }
}

void pack_text_print(FILE *out, const char *text)
{
    if (!text) {
        fputs("NULL", out);
        return;
    }
    putc('"', out);
    print_signs(out, text);
    putc('"', out);
}

size_t pack_text_place(text_pool *pool, const char *text)
{
    size_t n = strlen(text);
    void **at = pov_map_at(&pool->at, pool->arena, text, n);

    if (*at)
        return (size_t)((char *)*at - (char *)pool) - 1;
    *at = (char *)pool + pool->size + 1;
    fputs("    \"", pool->out);
    print_signs(pool->out, text);
    fputs("\\0\"\n", pool->out);
    pool->size += n + 1;
    return pool->size - n - 1;
}
