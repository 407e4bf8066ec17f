#ifndef WRITE_XLSX_STYLE_H
#define WRITE_XLSX_STYLE_H

#include <xlsxwriter.h>

#include "povstat/map.h"
#include "write/xlsx_cell.h"

/** How a cell of a workbook looks. */
typedef struct xlsx_look {
    xlsx_kind kind;
    pov_tone tone;
    bool is_link;
    bool wraps;
    bool is_right;               /* aligned; else left */
    bool is_grouped;             /* the digits of a number */
    int decimals;                /* of a number */
    const char *before, *behind; /* words around a number, or NULL */
} xlsx_look;

/** The looks of one workbook, each made once. */
typedef struct xlsx_styles {
    lxw_workbook *workbook;
    pov_arena *arena;
    const char *day_style; /* number format of days */
    lxw_error error;       /* the first; LXW_NO_ERROR: none */
    pov_map looks;         /* xlsx_look → lxw_format */
    lxw_format *title, *lead;
    lxw_format *typed; /* of cells to type into: text, whatever it looks like */
    lxw_format *headings[2][2]; /* of a detail, to the right */
} xlsx_styles;

void xlsx_styles_begin(xlsx_styles *styles, lxw_workbook *workbook,
                       const char *day_style, pov_arena *arena);

/** The format for what stands in a cell. */
lxw_format *xlsx_style(xlsx_styles *styles, const pov_cell *cell,
                       const pov_column *column, xlsx_kind kind);

lxw_format *xlsx_heading(const xlsx_styles *styles, const pov_column *column);

enum { XLSX_BAR_COLOUR = 0x8DB4DE };

#endif
