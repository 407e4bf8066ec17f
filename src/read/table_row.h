#ifndef POVSTAT_READ_TABLE_ROW_H
#define POVSTAT_READ_TABLE_ROW_H

#include "read/row_area.h"
#include "read/row_check.h"

/** Households, persons or rates of which indicator: what a row says of its
 *  counts. */
int table_row_unit(const table_frame *f);

struct row_sense;

/** Read a row that holds the figures of an area; `fates` has one for each of
 *  the row's cells.  Errors: findings.  Returns false if it is a row that was
 *  there before. */
bool table_row_read(const row_view *x, table_rows *rows, fate *fates);

/** Read a row of the towns, or the country, of the area above those of the
 *  table.  Columns of another breakdown have none of that and are left out.
 *  Errors: findings. */
void table_row_read_part(const row_view *x, table_rows *rows, table_part part,
                         fate *fates);

/** Read a row of some of those that the row above counts: the cells that have
 *  a heading of their own.  `area`: NULL where only the total knows.  Errors:
 *  false and findings; of one cell only findings. */
bool table_row_read_some(const row_view *x, table_rows *rows,
                         const pov_area *area, const heading **headings,
                         figure_cell *cells, fate *fates);

/** Read what a row says of all its figures, but for the area.  Errors: false
 *  and findings. */
bool table_row_read_frame(const row_view *x, table_rows *rows,
                          const table_section *section, const entry *date,
                          table_frame *f);

/** Read all cells of figures in the row. */
void table_row_read_cells(const row_view *x, table_rows *rows,
                          const table_frame *f, figure_cell *cells,
                          fate *fates);

#endif
