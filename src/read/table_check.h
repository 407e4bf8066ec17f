#ifndef READ_TABLE_CHECK_H
#define READ_TABLE_CHECK_H

#include "read/table_layout.h"

/** Is each rate of the row split in two by an unquoted decimal comma? */
bool table_check_is_split(const extract *x, const table *t);

/** One finding for all such rows, or, if that was asked for, join the cells.
 *  Errors: false if the row is left out. */
bool table_check_mend_split(extract *x, table *t);

/** A cell that was read. */
typedef struct figure_cell {
    bool is_read;
    pov_statement says;
} figure_cell;

/** Refuse rates over 100 %, unless the row's own counts say the same. */
void table_check_hundred(extract *x, const table *t, figure_cell *cells);

/** Refuse what does not fit the other cells of the row, or may mean two things
 *  beside them. */
void table_check_row(extract *x, const table *t, figure_cell *cells);

/** How a rate goes with the count and the whole in its row. */
typedef struct rate_fit {
    enum { RATE_UNKNOWN, RATE_FITS, RATE_DIFFERS } outcome;
    const figure_cell *count, *whole; /* among the cells; NULL if not there */
} rate_fit;

/** Hold cell `i`, if it is a rate, against its row.  Both ends of what it may
 *  have been rounded from count as fitting. */
rate_fit table_check_rate(const table *t, const figure_cell *cells, size_t i);

/** What the cells add to the totals, one a column. */
addend *table_check_addends(const table *t, const figure_cell *cells,
                            pov_arena *arena);

/** Must cell `i` be refused because of the rest of its column?  What was found
 *  of the column is reported at the first cell that shows it. */
bool table_check_refuses(extract *x, table *t, size_t i);

#endif
