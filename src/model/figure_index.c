#include "model/figure_index.h"

#include <string.h>

/* Open addressing, as in a pov_map, but the key is the figure's own.  To see
 * that a figure is another one is to go and read it: a byte of the hash of each
 * tells most of them apart without. */

enum { FREE, TAKEN_OUT, FIRST_TAG };

static unsigned char tag_of(uint32_t hash)
{
    unsigned char tag = (unsigned char)(hash >> 24);

    return tag < FIRST_TAG ? tag + FIRST_TAG : tag;
}

/** Where the figure of the key is, or where there is none. */
static size_t place_of(const pov_figure_index *index, const pov_key *key)
{
    uint32_t hash = pov_hash(key, sizeof *key);
    size_t mask = index->capacity - 1, i = hash & mask;
    unsigned char tag = tag_of(hash);

    while (index->tags[i] != FREE &&
           (index->tags[i] != tag ||
            memcmp(&index->items[i]->key, key, sizeof *key) != 0))
        i = (i + 1) & mask;
    return i;
}

pov_figure *figure_index_find(const pov_figure_index *index, const pov_key *key)
{
    return index->capacity ? index->items[place_of(index, key)] : NULL;
}

static void put(pov_figure_index *index, pov_figure *figure)
{
    size_t at = place_of(index, &figure->key);

    index->items[at] = figure;
    index->tags[at] = tag_of(pov_hash(&figure->key, sizeof figure->key));
    index->used++;
}

static void grow(pov_figure_index *index, pov_arena *arena)
{
    pov_figure_index larger = {.capacity =
                                   index->capacity ? index->capacity * 2 : 16};

    larger.items =
        pov_arena_alloc(arena, larger.capacity * sizeof *larger.items);
    larger.tags = pov_arena_alloc(arena, larger.capacity);
    for (size_t i = 0; i < index->capacity; i++)
        if (index->items[i])
            put(&larger, index->items[i]);
    pov_arena_outgrow(arena, index->items,
                      index->capacity * sizeof *index->items);
    pov_arena_outgrow(arena, index->tags, index->capacity);
    *index = larger;
}

void figure_index_add(pov_figure_index *index, pov_figure *figure,
                      pov_arena *arena)
{
    if (index->used + 1 > index->capacity / 3 * 2)
        grow(index, arena);
    put(index, figure);
}

void figure_index_remove(pov_figure_index *index, const pov_key *key)
{
    size_t at = place_of(index, key);

    index->items[at] = NULL;
    index->tags[at] = TAKEN_OUT;
}
