#ifndef POVSTAT_READ_ROW_CHECK_H
#define POVSTAT_READ_ROW_CHECK_H

#include "read/survey.h"
#include "read/table_layout.h"
#include "read/totals.h"

/* What the cells of one row of a table say of each other. */

/** A cell that was read. */
typedef struct figure_cell {
    bool is_read;
    pov_statement says;
} figure_cell;

/** Refuse ratios of another whole than the row has. */
void row_check(const row_view *x, const table *t, figure_cell *cells);

/** A rate over 100 % is refused, unless it only repeats what its row says: a
 *  part larger than its whole is one contradiction, not two. */
void row_check_hundred(const row_view *x, const table *t, figure_cell *cells,
                       size_t i);

/**
 * Hold the cells against the formulas that the header prints for their columns,
 * where no equation ties them anyway: groups that need not add up do so where
 * the form says it, and the rates of flows are of what it names.
 */
void row_check_formulas(const row_view *x, const table *t,
                        const figure_cell *cells);

/** Are the targets of column `i` what shall be left, for another column says
 * what they shall be reduced by? */
bool row_check_is_left(const table *t, size_t i);

/** A number that may be a change or what is left is mended otherwise than in
 *  a list. */
void row_check_tell_change(const row_view *x, const entry *e, pov_finding *f);

/** How a rate goes with the count and the whole in its row. */
typedef struct rate_fit {
    enum { RATE_UNKNOWN, RATE_FITS, RATE_DIFFERS } outcome;
    const figure_cell *count, *whole; /* among the cells; NULL if not there */
} rate_fit;

/** Hold cell `i`, if it is a rate, against its row.  Both ends of what it may
 *  have been rounded from count as fitting. */
rate_fit row_check_rate(const table *t, const figure_cell *cells, size_t i);

/** What the cells add to the totals, one a column. */
addend *row_check_addends(const table *t, const figure_cell *cells,
                          pov_arena *arena);

/** Does cell `i` stand below "Giảm" behind counts and rates, in a column of
 *  whole numbers: households, or points?  Told once a column. */
bool row_check_lacks_unit(const row_view *x, const table *t, size_t i,
                          const survey *seen);

#endif
