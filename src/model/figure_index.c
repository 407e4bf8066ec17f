#include "model/figure_index.h"

#include <string.h>

/* Open addressing, as in a pov_map, but the key is the figure's own.  To see
 * that a figure is another one is to go and read it: the hash of each tells
 * most of them apart without. */

enum { FREE, TAKEN_OUT, FIRST_HASH };

static uint32_t hash_of(const pov_key *key)
{
    uint32_t hash = pov_hash(key, sizeof *key);

    return hash < FIRST_HASH ? hash + FIRST_HASH : hash;
}

/** Where the figure of the key is, or where there is none. */
static size_t place_of(const pov_figure_index *index, const pov_key *key,
                       uint32_t hash)
{
    size_t mask = index->capacity - 1, i = hash & mask;

    while (index->hashes[i] != FREE &&
           (index->hashes[i] != hash ||
            memcmp(&index->items[i]->key, key, sizeof *key) != 0))
        i = (i + 1) & mask;
    return i;
}

pov_figure *figure_index_find(const pov_figure_index *index, const pov_key *key)
{
    return index->capacity ? index->items[place_of(index, key, hash_of(key))]
                           : NULL;
}

/** Shape: there is none of its key. */
static void put(pov_figure_index *index, pov_figure *figure, uint32_t hash)
{
    size_t mask = index->capacity - 1, at = hash & mask;

    while (index->hashes[at] != FREE)
        at = (at + 1) & mask;
    index->items[at] = figure;
    index->hashes[at] = hash;
    index->used++;
}

static void grow(pov_figure_index *index, pov_arena *arena)
{
    pov_figure_index larger = {.capacity =
                                   index->capacity ? index->capacity * 2 : 16};

    larger.items =
        pov_arena_alloc(arena, larger.capacity * sizeof *larger.items);
    larger.hashes =
        pov_arena_alloc(arena, larger.capacity * sizeof *larger.hashes);
    for (size_t i = 0; i < index->capacity; i++)
        if (index->items[i])
            put(&larger, index->items[i], index->hashes[i]);
    pov_arena_outgrow(arena, index->items,
                      index->capacity * sizeof *index->items);
    pov_arena_outgrow(arena, index->hashes,
                      index->capacity * sizeof *index->hashes);
    *index = larger;
}

pov_figure **figure_index_at(pov_figure_index *index, const pov_key *key,
                             pov_arena *arena)
{
    uint32_t hash = hash_of(key);
    size_t at;

    if (index->used + 1 > index->capacity / 3 * 2)
        grow(index, arena);
    at = place_of(index, key, hash);
    index->used += index->hashes[at] == FREE;
    index->hashes[at] = hash;
    return &index->items[at];
}

void figure_index_remove(pov_figure_index *index, const pov_key *key)
{
    size_t at = place_of(index, key, hash_of(key));

    index->items[at] = NULL;
    index->hashes[at] = TAKEN_OUT;
}
