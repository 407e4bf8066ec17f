#ifndef POVSTAT_READ_TABLE_H
#define POVSTAT_READ_TABLE_H

#include "read/table_layout.h"

/* A table has one area a row and one indicator a column, and around them what
 * people leave: titles, a second header row, numbering, totals, sub-headings,
 * footnotes.  It is looked at once before it is read, because a column's
 * numbers can only be read when all of it was seen. */

typedef struct table_reading table_reading;

/** Begin to read a table.  Shape: what the titles say may still change until
 *  the first row is taken. */
table_reading *table_open(const table *table, const title_words *titles,
                          pov_figures *figures);

/** Look at a row's numbers before any is read. */
void table_survey_row(table_reading *reading, const row_view *x);

/** Decide how each column is to be read. */
void table_decide(table_reading *reading);

/**
 * Read one row below the header.
 *
 * Shape:  `fates` has one NOT_DATA for each cell of the row, and gets what
 *         became of it.  Cells that a decimal comma split are joined in the
 *         row.
 * Returns whether it is a row of areas, be it that it was refused.
 */
bool table_take_row(table_reading *reading, row_view *x, fate *fates);

/** The end of the table: a total row at its top is checked now. */
void table_end(table_reading *reading, const row_view *x);

#endif
