#ifndef POVSTAT_READ_CSV_SPLIT_H
#define POVSTAT_READ_CSV_SPLIT_H

#include "read/record.h"

enum { CSV_MOST_CELLS = 1024 * 1024 };

/** The cells of a record; `items` and `offsets` are malloc's. */
typedef struct csv_cells {
    row_cell *items;
    uint32_t *offsets; /* of their texts in the line, behind blanks and a
                          quote */
    size_t count, capacity;
} csv_cells;

/** Make room for more.  Errors: false if there are more than any table has. */
bool csv_cells_grow(csv_cells *cells);

/**
 * Take apart one line in which every quote opens a cell, closes it or is
 * doubled within it, just as libcsv would.
 *
 * Shape:  `line` has no line end, but room for a NUL behind it, and POV_LANES
 *         bytes that can be read; it becomes the cells' texts.
 * Errors: false if it is another line, or has more than CSV_MOST_CELLS; `line`
 *         and the cells are then spoilt.
 */
bool csv_split(char *line, size_t length, char delimiter, csv_cells *cells);

/** Is it a blank that stands for nothing round a cell? */
static inline bool csv_is_blank(char c, char delimiter)
{
    return (c == ' ' || c == '\t') && c != delimiter;
}

#endif
