#ifndef WRITE_XLSX_STYLE_H
#define WRITE_XLSX_STYLE_H

#include <xlsxwriter.h>

#include "povstat/map.h"
#include "povstat/report.h"

/** How a cell of a workbook looks. */
typedef struct xlsx_look {
    const char *number; /* number format; NULL: text */
    pov_tone tone;
    bool is_link;
    bool wraps;
    bool is_right; /* aligned; else left */
} xlsx_look;

/** The looks of one workbook, each made once. */
typedef struct xlsx_styles {
    lxw_workbook *workbook;
    pov_arena *arena;
    pov_map looks; /* the look as text → lxw_format */
    lxw_format *title, *lead;
    lxw_format *headings[2][2]; /* of a detail, to the right */
} xlsx_styles;

void xlsx_styles_begin(xlsx_styles *styles, lxw_workbook *workbook,
                       pov_arena *arena);

/** The format for a look. */
lxw_format *xlsx_style(xlsx_styles *styles, const xlsx_look *look);

lxw_format *xlsx_heading(const xlsx_styles *styles, const pov_column *column);

/** The number format of a cell: `#,##0.00" %"`. */
const char *xlsx_number_format(const pov_cell *cell, bool is_grouped,
                               pov_arena *arena);

enum { XLSX_BAR_COLOUR = 0x8DB4DE };

#endif
