#include "povstat/letters.h"

#include <string.h>

static void make_room(pov_letters *to, pov_arena *arena, size_t length)
{
    while (to->capacity - to->count <= length)
        to->items = pov_arena_grow(arena, to->items, to->count, &to->capacity,
                                   sizeof *to->items);
}

void pov_letters_add(pov_letters *to, pov_arena *arena, const char *text,
                     size_t length)
{
    make_room(to, arena, length);
    memcpy(to->items + to->count, text, length);
    to->count += length;
}

const char *pov_letters_text(pov_letters *from, pov_arena *arena)
{
    make_room(from, arena, 0);
    from->items[from->count] = '\0';
    return from->items;
}
