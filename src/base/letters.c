#include "povstat/letters.h"

#include <stdbool.h>
#include <string.h>

enum { FIRST = 32 };

static bool has_room(const pov_letters *to, size_t length)
{
    return to->capacity - to->count > length;
}

/* At once as much as is needed: what is outgrown is left behind. */
static void grow(pov_letters *to, pov_arena *arena, size_t length)
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

char *pov_letters_more(pov_letters *to, pov_arena *arena, size_t length)
{
    if (!has_room(to, length))
        grow(to, arena, length);
    to->count += length;
    return to->items + to->count - length;
}

void pov_letters_add(pov_letters *to, pov_arena *arena, const char *text,
                     size_t length)
{
    memcpy(pov_letters_more(to, arena, length), text, length);
}

const char *pov_letters_text(pov_letters *from, pov_arena *arena)
{
    if (!has_room(from, 0))
        grow(from, arena, 0);
    from->items[from->count] = '\0';
    return from->items;
}
