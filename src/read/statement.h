#ifndef POVSTAT_READ_STATEMENT_H
#define POVSTAT_READ_STATEMENT_H

#include "read/cells.h"

/* One row of a statement list, and what a row of a table shares with it. */

/** Where an area is typed, and what it lies in. */
typedef struct typed_area {
    entry own, parent;
    const pov_area *section; /* of a sub-heading: stands for the parent; NULL */
} typed_area;

/* Each reads one or more columns of the present row.  Errors: NULL or false,
 * and findings that say why. */
bool statement_read_kind(const row_view *x, bool *is_target);
bool statement_read_period(const row_view *x, const entry *e,
                           pov_period *period); /* blank: none */
bool statement_read_status(const row_view *x, const pov_plan *plan,
                           pov_status *status);
/** By the names of `day`, or of when the document was written if earlier. */
const pov_area *statement_read_area(const row_view *x, const typed_area *typed,
                                    const pov_plan *document, pov_day day);
/** When a target was set, as far as anybody can tell: when its document was
 *  written, else what the target or its plan of several years counts from; by
 *  the names of that day it speaks.  Shape: `since` as typed, or POV_NO_DAY. */
pov_day statement_day_of_target(const pov_plan *document, pov_day as_of,
                                pov_day since);

/** What the names of the file are, so far and with the present row. */
pov_level statement_among(const row_view *x);
const pov_indicator *statement_read_indicator(const row_view *x,
                                              pov_percent_of *of);
const pov_plan *statement_read_plan(const row_view *x);
/** `date` is where the date of the statement was typed. */
bool statement_read_standard(const row_view *x, pov_statement *s,
                             const entry *date, bool typed_as_start);

/** Warn of an actual dated after its territory ceased; `e` is where the area
 *  was typed.  Returns whether it is. */
bool statement_tell_late(const row_view *x, const entry *e,
                         const pov_statement *s);

/** Settle what a statement counts from; its other dates are set. */
bool statement_settle_dates(const row_view *x, pov_statement *s,
                            const pov_period *as_of, const pov_period *since);

/** Take what the row says of itself: its locator and note. */
void statement_keep_notes(const row_view *x, pov_statement *s);

/** Read the whole row.  Returns as value_read_cell. */
fate statement_read(const row_view *x, pov_statement *s);

#endif
