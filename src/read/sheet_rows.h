#ifndef POVSTAT_READ_SHEET_ROWS_H
#define POVSTAT_READ_SHEET_ROWS_H

#include "read/record.h"

/** The rows of the sheets of a workbook, one sheet after the other. */
typedef struct sheet_rows sheet_rows;

/**
 * Open a workbook of which the lines were opened.
 *
 * Owns:   row_source's `close` must be called, which closes the lines too.
 * Errors: a finding where it cannot be read; it is then refused, or failed,
 *         and has no rows.
 */
sheet_rows *sheet_rows_open(const char *path, line_reader *lines,
                            const pov_opening *how, pov_arena *arena,
                            pov_findings *findings);

/** As rows_path and rows_next_sheet. */
const char *sheet_rows_path(const sheet_rows *rows);
bool sheet_rows_next_sheet(sheet_rows *rows);

extern const row_source sheet_rows_source;

#endif
