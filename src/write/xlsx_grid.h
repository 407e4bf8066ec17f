#ifndef POVSTAT_WRITE_XLSX_GRID_H
#define POVSTAT_WRITE_XLSX_GRID_H

#include <xlsxwriter.h>

#include "povstat/report.h"

/** Draw a paper on a sheet: merged cells, widths, what may be typed.  Errors:
 *  the first of the library. */
lxw_error xlsx_grid_draw(lxw_workbook *book, lxw_worksheet *sheet,
                         const pov_grid *grid, pov_arena *arena);

#endif
