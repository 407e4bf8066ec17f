#ifndef POVSTAT_WRITE_STRETCHES_H
#define POVSTAT_WRITE_STRETCHES_H

#include "povstat/cell.h"

/* Most machine rows are about what the one before is about.  Columns that stand
 * beside each other and follow from the same are printed together: as they are
 * kept, if that is shared with the row before. */

typedef struct stretch {
    size_t from, to; /* columns */
    unsigned basis;  /* 0: they are always printed anew */
    pov_letters text;
} stretch;

typedef struct stretches {
    stretch *items;
    size_t count, capacity;
} stretches;

stretches stretches_of(const pov_rows *rows, pov_arena *arena);

/** Print again what was kept.  Errors: false: they have to be printed anew. */
bool stretch_again(const stretch *s, const pov_row_reader *reader,
                   pov_letters *to, pov_arena *arena);

/** Keep what was printed of them, from there on. */
void stretch_keep(stretch *s, const pov_letters *printed, size_t from,
                  pov_arena *arena);

#endif
