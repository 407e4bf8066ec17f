#include "model/figure_index.h"

#include <string.h>

/* Open addressing, as in a pov_map, but the key is what a figure or a moment
 * begins with.  To see that it is another one is to go and read it: the hash of
 * each tells most of them apart without. */

enum { FREE, TAKEN_OUT, FIRST_HASH };

enum { FEWEST = 16 };

/* Keys are whole words; of how many is known where this is used. */

static inline uint64_t word_at(const void *key, size_t i)
{
    uint64_t word;

    memcpy(&word, (const char *)key + i * sizeof word, sizeof word);
    return word;
}

/* The sum of the words, each times its own odd number, tells keys apart in its
 * upper half. */
static inline uint32_t hash_of(const void *key, size_t size)
{
    uint64_t of = word_at(key, 0) * 0x9e3779b97f4a7c15u +
                  word_at(key, 1) * 0xbf58476d1ce4e5b9u +
                  word_at(key, 2) * 0x94d049bb133111ebu;
    uint32_t hash;

    if (size > sizeof(pov_moment_key))
        of += word_at(key, 3) * 0xd6e8feb86659fd93u +
              word_at(key, 4) * 0xff51afd7ed558ccdu +
              word_at(key, 5) * 0xc4ceb9fe1a85ec53u;
    hash = (uint32_t)(of >> 32);
    return hash < FIRST_HASH ? hash + FIRST_HASH : hash;
}

_Static_assert(sizeof(pov_moment_key) == 3 * sizeof(uint64_t) &&
                   sizeof(pov_key) == 6 * sizeof(uint64_t),
               "keys are as many words as are hashed");

static inline bool is_keyed(const void *item, const void *key, size_t size)
{
    for (size_t i = 0; i < size / sizeof(uint64_t); i++)
        if (word_at(item, i) != word_at(key, i))
            return false;
    return true;
}

/** Where what has the key is, or where there is none. */
static inline size_t place_of(const pov_figure_index *index, const void *key,
                              size_t size, uint32_t hash)
{
    size_t mask = index->capacity - 1, i = hash & mask;

    while (index->hashes[i] != FREE &&
           (index->hashes[i] != hash || !is_keyed(index->items[i], key, size)))
        i = (i + 1) & mask;
    return i;
}

pov_figure *figure_index_find(const pov_figure_index *index, const pov_key *key)
{
    size_t at;

    if (!index->capacity)
        return NULL;
    at = place_of(index, key, sizeof *key, hash_of(key, sizeof *key));
    return index->hashes[at] == FREE ? NULL : index->items[at];
}

/** Shape: there is none of its key. */
static void put(pov_figure_index *index, void *item, uint32_t hash)
{
    size_t mask = index->capacity - 1, at = hash & mask;

    while (index->hashes[at] != FREE)
        at = (at + 1) & mask;
    index->items[at] = item;
    index->hashes[at] = hash;
    index->used++;
}

static void grow(pov_figure_index *index, size_t capacity, pov_arena *arena)
{
    pov_figure_index larger = {.capacity = capacity};

    larger.items =
        pov_arena_take(arena, larger.capacity * sizeof *larger.items);
    larger.hashes =
        pov_arena_alloc(arena, larger.capacity * sizeof *larger.hashes);
    for (size_t i = 0; i < index->capacity; i++)
        if (index->hashes[i] >= FIRST_HASH)
            put(&larger, index->items[i], index->hashes[i]);
    pov_arena_outgrow(arena, index->items,
                      index->capacity * sizeof *index->items);
    pov_arena_outgrow(arena, index->hashes,
                      index->capacity * sizeof *index->hashes);
    *index = larger;
}

static inline bool has_room(size_t capacity, size_t count)
{
    return count <= capacity / 4 * 3;
}

void figure_index_expect(pov_figure_index *index, size_t more, pov_arena *arena)
{
    size_t capacity = index->capacity ? index->capacity : FEWEST;

    while (!has_room(capacity, index->used + more))
        capacity *= 2;
    if (capacity > index->capacity)
        grow(index, capacity, arena);
}

static inline void **index_at(pov_figure_index *index, const void *key,
                              size_t size, uint32_t hash, pov_arena *arena)
{
    size_t at;

    if (!has_room(index->capacity, index->used + 1))
        grow(index, index->capacity ? 2 * index->capacity : FEWEST, arena);
    at = place_of(index, key, size, hash);
    if (index->hashes[at] == FREE) {
        index->items[at] = NULL;
        index->hashes[at] = hash;
        index->used++;
    }
    return &index->items[at];
}

static inline uint32_t seek(const pov_figure_index *index, const void *key,
                            size_t size)
{
    uint32_t hash = hash_of(key, size);

    if (index->capacity) {
        size_t at = hash & (index->capacity - 1);

        __builtin_prefetch(&index->hashes[at]);
        __builtin_prefetch(&index->items[at]);
    }
    return hash;
}

uint32_t figure_index_seek(const pov_figure_index *index, const pov_key *key)
{
    return seek(index, key, sizeof *key);
}

uint32_t moment_index_seek(const pov_figure_index *index,
                           const pov_moment_key *key)
{
    return seek(index, key, sizeof *key);
}

void **figure_index_at_sought(pov_figure_index *index, const pov_key *key,
                              uint32_t sought, pov_arena *arena)
{
    return index_at(index, key, sizeof *key, sought, arena);
}

void **figure_index_at(pov_figure_index *index, const pov_key *key,
                       pov_arena *arena)
{
    return index_at(index, key, sizeof *key, hash_of(key, sizeof *key), arena);
}

void **moment_index_at_sought(pov_figure_index *index,
                              const pov_moment_key *key, uint32_t sought,
                              pov_arena *arena)
{
    return index_at(index, key, sizeof *key, sought, arena);
}

void figure_index_remove(pov_figure_index *index, const pov_key *key)
{
    size_t at = place_of(index, key, sizeof *key, hash_of(key, sizeof *key));

    index->items[at] = NULL;
    index->hashes[at] = TAKEN_OUT;
}
