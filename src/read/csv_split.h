#ifndef POVSTAT_READ_CSV_SPLIT_H
#define POVSTAT_READ_CSV_SPLIT_H

#include "read/record.h"

/** Where the text of each cell begins in its line, behind blanks and a quote.
 */
typedef struct csv_offsets {
    size_t *items;
    size_t count, capacity;
} csv_offsets;

/**
 * Take apart one line in which every quote opens a cell, closes it or is
 * doubled within it, just as libcsv would.
 *
 * Shape:  `line` has no line end, but room for a NUL behind it; it becomes the
 *         cells' texts.
 * Errors: false if it is another line; `line` and the cells are then spoilt.
 */
bool csv_split(char *line, size_t length, char delimiter, pov_arena *arena,
               record *out, csv_offsets *offsets);

/** Is it a blank that stands for nothing round a cell? */
bool csv_is_blank(char c, char delimiter);

#endif
