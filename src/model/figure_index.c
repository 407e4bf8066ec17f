#include "model/figure_index.h"

#include <string.h>

#include "povstat/map.h"

/* Open addressing, as in a pov_map, but the key is what a figure or a moment
 * begins with, or follows from what a statement says.  To see that it is
 * another one is to go and read it: the hash of each tells most of them apart
 * without. */

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

_Static_assert(sizeof(stated_key) ==
                   2 * sizeof(void *) + 3 * sizeof(int64_t) + 6 * sizeof(int),
               "stated_key has padding");

stated_key stated_key_of(const pov_evidence *e)
{
    const pov_phrase says = pov_evidence_phrase(e);
    int32_t has = says.has_amount | says.has_stretch << 1 |
                  says.has_baseline << 2 | says.about << 3 | says.fewer << 4 |
                  e->is_aside << 5;

    if (e->claim)
        has |= e->claim->has_base << 6 | (int)e->claim->form << 7 |
               (int)e->claim->unit << 10 | (int)e->claim->words.plan_of << 12;
    return (stated_key){.figure = e->figure,
                        .document = e->document,
                        .amount = says.amount.units,
                        .scale = pov_decimal_precision(says.amount),
                        .stretch = says.stretch.units,
                        .stretch_scale = pov_decimal_precision(says.stretch),
                        .baseline = says.baseline.units,
                        .baseline_scale = pov_decimal_precision(says.baseline),
                        .op = (int32_t)says.op,
                        .status = (int32_t)e->status,
                        .has = has};
}

/* Has it the key? */
typedef bool has_key(const void *item, const void *key);

static inline bool is_of_figure(const void *item, const void *key)
{
    return is_keyed(item, key, sizeof(pov_key));
}

static inline bool is_of_moment(const void *item, const void *key)
{
    return is_keyed(item, key, sizeof(pov_moment_key));
}

static bool is_of_statement(const void *item, const void *key)
{
    const stated_key own = stated_key_of(item);

    return !memcmp(&own, key, sizeof own);
}

/** Where what has the key is, or where there is none. */
static inline size_t place_of(const pov_figure_index *index, const void *key,
                              has_key *has, uint32_t hash)
{
    size_t mask = index->capacity - 1, i = hash & mask;

    while (index->hashes[i] != FREE &&
           (index->hashes[i] != hash || !has(index->items[i], key)))
        i = (i + 1) & mask;
    return i;
}

pov_figure *figure_index_find(const pov_figure_index *index, const pov_key *key)
{
    size_t at;

    if (!index->capacity)
        return NULL;
    at = place_of(index, key, is_of_figure, hash_of(key, sizeof *key));
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

static inline void make_room(pov_figure_index *index, pov_arena *arena)
{
    if (!has_room(index->capacity, index->used + 1))
        grow(index, index->capacity ? 2 * index->capacity : FEWEST, arena);
}

static inline void **index_at(pov_figure_index *index, const void *key,
                              has_key *has, uint32_t hash, pov_arena *arena)
{
    size_t at;

    make_room(index, arena);
    at = place_of(index, key, has, hash);
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
    return index_at(index, key, is_of_figure, sought, arena);
}

void **figure_index_at(pov_figure_index *index, const pov_key *key,
                       pov_arena *arena)
{
    return index_at(index, key, is_of_figure, hash_of(key, sizeof *key), arena);
}

void **moment_index_at_sought(pov_figure_index *index,
                              const pov_moment_key *key, uint32_t sought,
                              pov_arena *arena)
{
    return index_at(index, key, is_of_moment, sought, arena);
}

static void take_out(pov_figure_index *index, size_t at)
{
    index->items[at] = NULL;
    index->hashes[at] = TAKEN_OUT;
}

void figure_index_remove(pov_figure_index *index, const pov_key *key)
{
    take_out(index,
             place_of(index, key, is_of_figure, hash_of(key, sizeof *key)));
}

static uint32_t hash_of_stated(const stated_key *key)
{
    uint32_t hash = pov_hash(key, sizeof *key);

    return hash < FIRST_HASH ? hash + FIRST_HASH : hash;
}

pov_evidence *stated_index_find(const pov_figure_index *index,
                                const stated_key *key)
{
    size_t at;

    if (!index->capacity)
        return NULL;
    at = place_of(index, key, is_of_statement, hash_of_stated(key));
    return index->hashes[at] == FREE ? NULL : index->items[at];
}

void stated_index_add(pov_figure_index *index, pov_evidence *e,
                      pov_arena *arena)
{
    const stated_key key = stated_key_of(e);

    make_room(index, arena);
    put(index, e, hash_of_stated(&key));
}

void stated_index_remove(pov_figure_index *index, const pov_evidence *e)
{
    const stated_key key = stated_key_of(e);

    take_out(index,
             place_of(index, &key, is_of_statement, hash_of_stated(&key)));
}
