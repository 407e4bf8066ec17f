#include "view/places.h"

#include <stdint.h>

#include "povstat/map.h"

struct places {
    const void *rows;
    places_about *about;
    size_t mask;
    uint32_t *slots; /* rows from 1; 0: free */
};

/** The slot of what is told of, or the free one where it belongs. */
static uint32_t *slot_for(const places *in, const void *about)
{
    size_t i = pov_hash(&about, sizeof about) & in->mask;

    while (in->slots[i] && in->about(in->rows, in->slots[i] - 1) != about)
        i = (i + 1) & in->mask;
    return &in->slots[i];
}

const places *places_new(const void *rows, size_t count, places_about *about,
                         pov_arena *arena)
{
    places *made = pov_arena_alloc(arena, sizeof *made);
    size_t capacity = 4;

    while (capacity / 3 * 2 <= count)
        capacity *= 2;
    *made = (places){
        .rows = rows,
        .about = about,
        .mask = capacity - 1,
        .slots = pov_arena_alloc(arena, capacity * sizeof *made->slots)};
    for (size_t i = 0; i < count; i++)
        *slot_for(made, about(rows, i)) = (uint32_t)(i + 1);
    return made;
}

bool places_find(const places *in, const void *about, size_t *row)
{
    const uint32_t *slot = slot_for(in, about);

    *row = *slot ? *slot - 1 : 0;
    return *slot;
}
