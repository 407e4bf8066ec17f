#include "report/join.h"

#include <string.h>

const char *joined(pov_arena *arena, const pov_text_list *parts,
                   const char *between)
{
    size_t gap = strlen(between), length = 0;
    char *text, *end;

    for (size_t i = 0; i < parts->count; i++)
        length += strlen(parts->items[i]) + gap;
    text = end = pov_arena_alloc(arena, length + 1);
    for (size_t i = 0; i < parts->count; i++) {
        size_t n = strlen(parts->items[i]);

        if (i) {
            memcpy(end, between, gap);
            end += gap;
        }
        memcpy(end, parts->items[i], n);
        end += n;
    }
    return text;
}
