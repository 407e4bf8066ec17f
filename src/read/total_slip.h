#ifndef POVSTAT_READ_TOTAL_SLIP_H
#define POVSTAT_READ_TOTAL_SLIP_H

#include "povstat/misprint.h"
#include "read/totals.h"

/** The one cell of a column that a slip of the hand would explain. */
typedef struct total_slip {
    const addend *cell; /* the total itself, or one of its parts */
    pov_misprint how;
} total_slip;

/**
 * Find the only cell that, without a slip, would make a total add up.
 *
 * Errors: false if there is none, or if several could have slipped.
 */
bool total_slip_find(const totals *totals, size_t column, const tallied_row *of,
                     const sum_check *differs, total_slip *out);

#endif
