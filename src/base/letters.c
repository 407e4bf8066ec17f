#include "povstat/letters.h"

#include <string.h>

enum { FIRST = 32 };

/* At once as much as is needed: what is outgrown is left behind. */
void pov_letters_grow(pov_letters *to, pov_arena *arena, size_t length)
{
    size_t wanted = to->capacity ? to->capacity * 2 : FIRST;
    char *grown;

    while (wanted - to->count <= length)
        wanted *= 2;
    grown = pov_arena_take(arena, wanted);
    if (to->count)
        memcpy(grown, to->items, to->count);
    to->items = grown;
    to->capacity = wanted;
}

void pov_letters_add(pov_letters *to, pov_arena *arena, const char *text,
                     size_t length)
{
    memcpy(pov_letters_more(to, arena, length), text, length);
}

const char *pov_letters_text(pov_letters *from, pov_arena *arena)
{
    *pov_letters_more(from, arena, 0) = '\0';
    return from->items;
}
