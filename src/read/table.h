#ifndef POVSTAT_READ_TABLE_H
#define POVSTAT_READ_TABLE_H

#include "read/table_layout.h"
#include "read/table_check.h"
#include "read/table_row.h"

/* A table has one area a row and one indicator a column, and around them what
 * people leave: titles, a second header row, numbering, totals, sub-headings,
 * footnotes.  It is looked at once before it is read, because a column's
 * numbers can only be read when all of it was seen. */

/** Look at a row's numbers before any is read. */
void table_survey_row(extract *x, table *t);

/** Decide how each column is to be read. */
void table_decide(table *t);

/** Read one row below the header. */
void table_take_row(extract *x, table *t);

/** Take a row with nothing but a name, in cell `at`, as what heads those below
 *  it: a part, an area above theirs, or words that nobody understands.
 *  Errors: false if it is a row of its own. */
bool table_take_section(extract *x, table *t, int at);

/** "Cộng thành thị": a total of one part? */
bool table_is_part_total(const char *text);

/** Is it a row of a part of the one above, "Trong đó: DTTS"?  A finding says
 *  so: it is no area. */
bool table_is_of_which(extract *x);

/** Does the row stand below the last figures, and hold none, and name no area,
 *  not even one that might be misspelt? */
bool table_is_text_below(extract *x, const table *t);

/** Say so, once for all such rows. */
void table_report_text_below(extract *x, table *t);

#endif
