#ifndef POVSTAT_READ_STATEMENT_H
#define POVSTAT_READ_STATEMENT_H

#include "read/cells.h"
#include "read/standard_said.h"

/* One row of a statement list, and what a row of a table shares with it. */

/* Each reads one or more columns of the present row.  Errors: NULL or false,
 * and findings that say why. */
bool statement_read_kind(const row_view *x, pov_kind *kind);
/** The same of a row of figures, which is no claim. */
bool statement_read_is_target(const row_view *x, bool *is_target);
bool statement_read_status(const row_view *x, const pov_plan *plan,
                           const entry *date, pov_status *status);
const pov_plan *statement_read_plan(const row_view *x);
/** `date` is where the date of the statement was typed, `said` what names
 *  beside the column say: of indicators, of headings; NULL: nothing. */
bool statement_read_standard(const row_view *x, pov_statement *s,
                             const entry *date, bool typed_as_start,
                             const standard_said *said);

/** Settle what a statement counts from; its other dates are set. */
bool statement_settle_dates(const row_view *x, pov_statement *s,
                            const pov_period *as_of, const pov_period *since);

/** Take what the row says of itself: its locator and note. */
void statement_keep_notes(const row_view *x, pov_statement *s);

/** Read the whole row; `names` is the day by whose names its area was read.
 *  Returns as value_read_cell. */
fate statement_read(const row_view *x, pov_statement *s, pov_day *names);

#endif
