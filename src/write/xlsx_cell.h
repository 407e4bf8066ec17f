#ifndef WRITE_XLSX_CELL_H
#define WRITE_XLSX_CELL_H

#include "povstat/report.h"

/** Of one cell of a workbook.  Source: ECMA-376; Excel, "Specifications and
 *  limits" */
enum { XLSX_MOST_CHARACTERS = 32767 };

typedef enum xlsx_kind {
    XLSX_EMPTY,
    XLSX_TEXT,
    XLSX_NUMBER,
    XLSX_DAY,
} xlsx_kind;

/** What stands in a cell of a workbook. */
typedef struct xlsx_content {
    xlsx_kind kind;
    const char *text; /* XLSX_TEXT; the decimal of an XLSX_NUMBER */
    double number;    /* a day is the number of days since 1899-12-30 */
} xlsx_content;

/**
 * The content of a cell.
 *
 * A number of more digits than a workbook keeps (15), and a day before those
 * that all programs count alike (1 March 1900), stay texts.
 */
xlsx_content xlsx_content_of(const pov_cell *cell, pov_arena *arena);

/** Is its text short enough? */
bool xlsx_fits(const xlsx_content *content);

#endif
