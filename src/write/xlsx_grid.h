#ifndef POVSTAT_WRITE_XLSX_GRID_H
#define POVSTAT_WRITE_XLSX_GRID_H

#include "povstat/report.h"
#include "write/xlsx_style.h"

/* A paper on a sheet. */

/** Its rows: what is printed, and blanks to be typed into. */
void xlsx_grid_put_rows(zip *to, const pov_grid *grid, xlsx_styles *styles,
                        pov_arena *arena);

/** Which cells are merged, and what may be typed. */
void xlsx_grid_put_rules(zip *to, const pov_grid *grid, pov_arena *arena);

#endif
