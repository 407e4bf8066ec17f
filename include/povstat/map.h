#ifndef POVSTAT_MAP_H
#define POVSTAT_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "povstat/arena.h"

/**
 * A hash table from bytes to one pointer.  It has no order: walk a list kept
 * beside it, never the map, so that no hash order can reach an output.
 */
typedef struct pov_map {
    struct pov_slot *slots;
    size_t count;
    size_t capacity; /* 0 or a power of two */
} pov_map;

/** A number that tells most keys apart. */
uint32_t pov_hash(const void *key, size_t length);

/** The value stored for the key, or NULL. */
void *pov_map_find(const pov_map *map, const void *key, size_t length);

/**
 * The place that holds the value for the key; NULL in it if the key is new.
 *
 * Owns: the key's bytes are copied into the arena when it is new.  The
 *       pointer is good until the next call.
 */
void **pov_map_at(pov_map *map, pov_arena *arena, const void *key,
                  size_t length);

/** Put a key into a map that is used as a set.  Errors: false if it was there
 *  already. */
bool pov_map_add(pov_map *map, pov_arena *arena, const void *key,
                 size_t length);

/** The arena's one copy of this text: equal texts give equal pointers. */
const char *pov_arena_intern(pov_arena *arena, const char *text, size_t length);

#endif
