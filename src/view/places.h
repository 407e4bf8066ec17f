#ifndef POVSTAT_VIEW_PLACES_H
#define POVSTAT_VIEW_PLACES_H

#include <stdbool.h>
#include <stddef.h>

#include "povstat/arena.h"

/* Which row of a sheet tells of what.  Four bytes a row, and room: a sheet has
 * a row for each figure. */

typedef struct places places;

/** What row `i` of `rows` tells of. */
typedef const void *places_about(const void *rows, size_t i);

/** Owns: `rows` must last as long. */
const places *places_new(const void *rows, size_t count, places_about *about,
                         pov_arena *arena);

/** Errors: false if no row tells of it. */
bool places_find(const places *in, const void *about, size_t *row);

#endif
