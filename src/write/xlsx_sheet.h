#ifndef WRITE_XLSX_SHEET_H
#define WRITE_XLSX_SHEET_H

#include "write/xlsx_style.h"

/** A workbook under construction. */
typedef struct xlsx_drawing {
    lxw_workbook *workbook;
    xlsx_styles styles;
    const pov_sheet *sheets;
    size_t n_sheets;
    const char *title; /* on every printed page; NULL: none */
    pov_arena *arena;
} xlsx_drawing;

/**
 * Draw one sheet: lead, heading, rows.
 *
 * Errors: NULL if well, else why a workbook cannot hold it.
 */
const char *xlsx_sheet_draw(xlsx_drawing *drawing, const pov_sheet *sheet);

#endif
