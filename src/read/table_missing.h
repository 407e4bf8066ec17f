#ifndef POVSTAT_READ_TABLE_MISSING_H
#define POVSTAT_READ_TABLE_MISSING_H

#include "read/cells.h"
#include "read/totals.h"

/* A table of ten of eleven districts, and a total of all eleven: the total is
 * not wrong, a row is missing. */

enum { MOST_MISSING = 3 };

/** Units that a total counts, and that have no row. */
typedef struct missing_units {
    const pov_area *areas[MOST_MISSING];
    size_t n;         /* 0: none, or nobody knows which */
    const char *left; /* what the total leaves for them, column by column */
    size_t n_columns; /* told there */
    pov_place place;  /* of the first of them */
    const char *typed;
} missing_units;

/** The units that lie beside those of the rows from `from` on, and have no row
 *  in the table.  Shape: few are missing, most are there; else none are. */
missing_units table_missing_find(const totals *totals, size_t from,
                                 const tallied_row *of, pov_arena *arena);

/** Note what the total leaves for them in a column. */
void table_missing_note(const row_view *x, missing_units *missing,
                        const pov_indicator *of, const addend *stated,
                        pov_decimal sum);

/** Say what was noted, in one finding for the row. */
void table_missing_report(const row_view *x, const missing_units *missing);

#endif
