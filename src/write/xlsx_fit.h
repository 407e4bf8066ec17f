#ifndef WRITE_XLSX_FIT_H
#define WRITE_XLSX_FIT_H

#include "write/xlsx_cell.h"

/* Room for texts.  Units: widths in the columns of a terminal, which is what
 * a workbook counts: the width of a digit. */

/** The width of a column that shows its heading and its cells, within
 *  reason. */
size_t xlsx_column_width(const pov_table *table, size_t column,
                         pov_arena *arena);

/** Lines that a text takes in a column of this width, broken at blanks. */
size_t xlsx_lines(const char *text, size_t width);

/** Lines that the heading takes, with a button beside it. */
size_t xlsx_heading_lines(const char *label, size_t width);

#endif
