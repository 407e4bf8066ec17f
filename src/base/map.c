#include "povstat/map.h"

#include <string.h>

/* Open addressing with linear probing, never over two thirds full.  The hash
 * takes eight bytes at a time and mixes them in: keys come from files a user
 * chose, not from an adversary on a network, but long runs of like keys are
 * the rule. */

typedef struct pov_slot {
    const void *key;
    void *value;
    uint32_t hash, length;
} pov_slot;

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 32;
}

/** Less than eight bytes as a number. */
static uint64_t few(const unsigned char *bytes, size_t length)
{
    uint32_t first, last;

    if (length < sizeof first)
        return length ? (uint64_t)bytes[0] << 16 |
                            (uint64_t)bytes[length / 2] << 8 | bytes[length - 1]
                      : 0;
    memcpy(&first, bytes, sizeof first);
    memcpy(&last, bytes + length - sizeof last, sizeof last);
    return (uint64_t)first << 32 | last;
}

/* The last eight bytes may be partly among those before. */
uint32_t pov_hash(const void *key, size_t length)
{
    const unsigned char *bytes = key, *last;
    uint64_t hash = length, word;

    if (length < sizeof word)
        return (uint32_t)mix(mix(hash, few(bytes, length)), 0);
    last = bytes + length - sizeof word;
    for (; bytes < last; bytes += sizeof word) {
        memcpy(&word, bytes, sizeof word);
        hash = mix(hash, word);
    }
    memcpy(&word, last, sizeof word);
    return (uint32_t)mix(mix(hash, word), 0);
}

/** The slot of the key, or the free one where it belongs. */
static pov_slot *slot_for(const pov_map *map, const void *key, size_t length,
                          uint32_t hash)
{
    size_t mask = map->capacity - 1;
    size_t i = hash & mask;

    while (map->slots[i].key &&
           (map->slots[i].hash != hash || map->slots[i].length != length ||
            memcmp(map->slots[i].key, key, length) != 0))
        i = (i + 1) & mask;
    return &map->slots[i];
}

static void grow(pov_map *map, pov_arena *arena)
{
    pov_map larger = {.count = map->count,
                      .capacity = map->capacity ? map->capacity * 2 : 16};

    larger.slots =
        pov_arena_alloc(arena, larger.capacity * sizeof *larger.slots);
    for (size_t i = 0; i < map->capacity; i++) {
        const pov_slot *s = &map->slots[i];

        if (s->key)
            *slot_for(&larger, s->key, s->length, s->hash) = *s;
    }
    pov_arena_outgrow(arena, map->slots, map->capacity * sizeof *map->slots);
    *map = larger;
}

void *pov_map_find(const pov_map *map, const void *key, size_t length)
{
    if (!map->count)
        return NULL;
    return slot_for(map, key, length, pov_hash(key, length))->value;
}

/** The slot of the key, which is put in if it is new. */
static pov_slot *slot_at(pov_map *map, pov_arena *arena, const void *key,
                         size_t length)
{
    uint32_t hash = pov_hash(key, length);
    pov_slot *slot;

    if (map->count + 1 > map->capacity / 3 * 2)
        grow(map, arena);
    slot = slot_for(map, key, length, hash);
    if (!slot->key) {
        *slot = (pov_slot){pov_arena_copy(arena, key, length), NULL, hash,
                           (uint32_t)length};
        map->count++;
    }
    return slot;
}

void **pov_map_at(pov_map *map, pov_arena *arena, const void *key,
                  size_t length)
{
    return &slot_at(map, arena, key, length)->value;
}

bool pov_map_add(pov_map *map, pov_arena *arena, const void *key, size_t length)
{
    void **at = pov_map_at(map, arena, key, length);
    bool is_new = !*at;

    *at = map;
    return is_new;
}

const char *pov_arena_intern(pov_arena *arena, const char *text, size_t length)
{
    if (!arena->texts)
        arena->texts = pov_arena_alloc(arena, sizeof *arena->texts);
    return slot_at(arena->texts, arena, text, length)->key;
}
