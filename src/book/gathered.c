#include "book/gathered.h"

#include <string.h>

static void make_room(gathered *to, pov_arena *arena, size_t length)
{
    while (to->capacity - to->count <= length)
        to->items = pov_arena_grow(arena, to->items, to->count, &to->capacity,
                                   sizeof *to->items);
}

void gathered_add(gathered *to, pov_arena *arena, const char *text,
                  size_t length)
{
    if (!to->is_open)
        return;
    make_room(to, arena, length);
    memcpy(to->items + to->count, text, length);
    to->count += length;
}

const char *gathered_text(gathered *from, pov_arena *arena)
{
    make_room(from, arena, 0);
    from->items[from->count] = '\0';
    return from->items;
}
