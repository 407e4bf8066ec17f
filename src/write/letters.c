#include "write/letters.h"

void letters_add(letters *to, pov_arena *arena, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        pov_arena_push(arena, to, text[i]);
}

const char *letters_text(letters *from, pov_arena *arena)
{
    pov_arena_push(arena, from, '\0');
    from->count--;
    return from->items;
}
