#ifndef WRITE_XLSX_SHEET_H
#define WRITE_XLSX_SHEET_H

#include "write/xlsx_plan.h"
#include "write/xlsx_style.h"

/** A workbook under construction. */
typedef struct xlsx_drawing {
    lxw_workbook *workbook;
    xlsx_styles styles;
    const xlsx_plan *plan;
    const char *title; /* on every printed page; NULL: none */
    lxw_error error;   /* the first of the library; LXW_NO_ERROR: none */
    pov_arena *arena;
} xlsx_drawing;

/** Keep the first thing that the library could not do. */
void xlsx_must(xlsx_drawing *drawing, lxw_error error);

/** Errors: NULL if a workbook can hold the sheet, else why not. */
const char *xlsx_sheet_refuse(const xlsx_plan *plan, const pov_sheet *sheet,
                              pov_arena *arena);

/** Draw one sheet: lead, heading, rows.  Errors: `drawing->error`. */
void xlsx_sheet_draw(xlsx_drawing *drawing, const pov_sheet *sheet);

#endif
