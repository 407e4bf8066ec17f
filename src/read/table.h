#ifndef READ_TABLE_H
#define READ_TABLE_H

#include "read/table_layout.h"

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

#endif
