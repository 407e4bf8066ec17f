#ifndef WRITE_XLSX_CELL_H
#define WRITE_XLSX_CELL_H

#include "povstat/report.h"

/** Of one cell of a workbook.  Source: ECMA-376; Excel, "Specifications and
 *  limits" */
enum { XLSX_MOST_CHARACTERS = 32767 };

/** What stands in a cell of a workbook. */
typedef struct xlsx_content {
    const char *shown;  /* as a person sees it; NULL: nothing */
    const char *format; /* number format; NULL: it is a text */
    double number;
} xlsx_content;

/**
 * The content of a cell.
 *
 * A number of more digits than a workbook keeps (15), and a day before those
 * that all programs count alike (1 March 1900), stay texts.
 */
xlsx_content xlsx_content_of(const pov_cell *cell, const pov_column *column,
                             const char *day_style, pov_arena *arena);

/** Is its text short enough? */
bool xlsx_fits(const pov_cell *cell, pov_arena *arena);

#endif
