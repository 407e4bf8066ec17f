#ifndef READ_TABLE_CHECK_H
#define READ_TABLE_CHECK_H

#include "read/table_layout.h"
#include "read/totals.h"

/** A cell that was read. */
typedef struct figure_cell {
    bool is_read;
    pov_statement says;
} figure_cell;

/** Refuse rates over 100 %, unless the row's own counts say the same. */
void table_check_hundred(const row_view *x, const table *t, figure_cell *cells);

/** Refuse what does not fit the other cells of the row, or may mean two things
 *  beside them. */
void table_check_row(const row_view *x, const table *t, figure_cell *cells);

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

#endif
