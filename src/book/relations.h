#ifndef POVSTAT_BOOK_RELATIONS_H
#define POVSTAT_BOOK_RELATIONS_H

#include "povstat/archive.h"
#include "povstat/map.h"

/** What a part refers to by an id. */
typedef struct relation {
    const char *kind; /* the end of its type: "worksheet" */
    const char *target;
    bool is_outside; /* an address; else the name of a part */
} relation;

typedef struct relations {
    pov_map by_id; /* → relation */
    struct {
        const relation **items;
        size_t count, capacity;
    } all;
} relations;

/**
 * Read the relations of a part; "" is the package itself.
 *
 * Errors: as pov_archive_read; a part without any has none.
 * Source: ECMA-376 part 2, 6.5
 */
pov_archive_end relations_read(pov_archive *archive, const char *of,
                               relations *out, pov_arena *arena);

/** Errors: NULL. */
const relation *relations_with_id(const relations *all, const char *id);
const relation *relations_of_kind(const relations *all, const char *kind);

#endif
