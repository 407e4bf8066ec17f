#ifndef READ_STATEMENT_H
#define READ_STATEMENT_H

#include "read/cells.h"

/* One row of a statement list, and what a cell of a table shares with it. */

/* Each reads one or more columns of the present row.  Errors: NULL or false,
 * and findings that say why. */
bool statement_read_kind(extract *x, bool *is_target);
bool statement_read_period(extract *x, column c,
                           pov_period *period); /* blank: none */
bool statement_read_status(extract *x, const pov_plan *plan,
                           pov_status *status);
/** By the names of `day`, or of when the document was written if earlier. */
const pov_area *statement_read_area(extract *x, const pov_plan *document,
                                    pov_day day);
const pov_indicator *statement_read_indicator(extract *x);
const pov_plan *statement_read_plan(extract *x);
/** `date` is where the date of the statement was typed. */
bool statement_read_standard(extract *x, pov_statement *s, const entry *date,
                             bool typed_as_start);

/** Warn, once a row, of an actual dated after its territory ceased; `e` is
 *  where the area was typed. */
void statement_tell_late(extract *x, const entry *e, const pov_statement *s);

/** Settle what a statement counts from; its other dates are set. */
bool statement_settle_dates(extract *x, pov_statement *s,
                            const pov_period *as_of, const pov_period *since);

/** The text of a column, for as long as the run lasts; NULL if blank. */
const char *statement_keep(extract *x, column c);

/** Is it counted as a share of something? */
bool statement_has_rate(const pov_indicator *indicator);

/** Does a word such as "người" fit what the indicator counts? */
bool statement_unit_fits(extract *x, const char *text,
                         const pov_indicator *indicator);

/** Is it a share of more than everything?  For the caller to refuse. */
bool statement_is_over_hundred(const pov_phrase *says);

/** Read one value cell as what stands around it says.  `unit` is a unit that
 *  belongs behind the typed text, or "".
 *  Errors: false; `blank` tells a missing value, which is no finding, from a
 *  refused one. */
bool statement_read_cell(extract *x, const entry *value, const char *unit,
                         pov_phrase_hint hint, pov_statement *s, bool *blank);

/** Read the whole row.  Errors: as statement_read_cell. */
bool statement_read(extract *x, pov_statement *s, bool *blank);

#endif
