#ifndef POVSTAT_WRITE_XLSX_SHEET_H
#define POVSTAT_WRITE_XLSX_SHEET_H

#include "write/xlsx_plan.h"
#include "write/xlsx_style.h"

/** A workbook that is being written. */
typedef struct xlsx_book {
    zip *to;
    const xlsx_plan *plan;
    const xlsx_survey *surveys; /* of its sheets */
    const char *title;          /* on every printed page; NULL: none */
    const char *day_style;      /* number format of days */
    xlsx_styles styles;
    pov_map looks; /* of cells → the number of their style */
    pov_arena *arena;
    pov_arena *scratch; /* of what is not looked at again */
} xlsx_book;

/** Write the part of a sheet, and that of its links to the web, if it has any.
 *  Shape: sheets are written in their order, from 0. */
void xlsx_sheet_write(xlsx_book *book, size_t i);

#endif
