#ifndef POVSTAT_READ_CSV_ROWS_H
#define POVSTAT_READ_CSV_ROWS_H

#include "read/record.h"

/** The records of a CSV file. */
typedef struct csv_rows csv_rows;

/** Shape: `by_libcsv` leaves even regular records to libcsv: the cells are the
 *         same.
 *  Owns:  row_source's `close` must be called, which closes the lines too. */
csv_rows *csv_rows_open(const char *path, line_reader *lines, bool by_libcsv,
                        pov_arena *arena, pov_findings *findings);

extern const row_source csv_rows_source;

#endif
