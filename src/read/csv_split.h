#ifndef POVSTAT_READ_CSV_SPLIT_H
#define POVSTAT_READ_CSV_SPLIT_H

#include "read/record.h"

enum { CSV_MOST_CELLS = 1024 * 1024 };

/** The cells of a record, and what was seen of those behind it; the lists are
 *  malloc's. */
typedef struct csv_cells {
    row_cell *items;
    size_t count, capacity;
    bool are_doubled; /* there are quotes in them, still doubled */
    struct {
        uint32_t *items;  /* where they stand in the text */
        const char *text; /* in which they were looked for */
        const char *next; /* the line whose first is items[at]; NULL: nothing
                             was seen */
        size_t at, count, capacity, n_seen;
    } marks; /* delimiters, quotes, line ends, and controls */
} csv_cells;

/** Make room for more.  Errors: false if there are more than any table has. */
bool csv_cells_grow(csv_cells *cells);
void csv_cells_free(csv_cells *cells);

/**
 * Find the cells of the line at the begin of a text, in which every quote opens
 * a cell, closes it or is doubled within it, just as libcsv would.
 *
 * Shape:  POV_LANES more bytes can be read behind the text.  The cells are
 * where they stand in it: no NUL ends them; see csv_cells_settle. Returns how
 * many bytes the line has with its end. Errors: 0 if it is another line, its
 * end is not in sight, or it has more than CSV_MOST_CELLS; the cells are then
 * spoilt.
 */
size_t csv_split(const char *text, size_t length, char delimiter,
                 csv_cells *cells);

/** Must be called when the bytes behind that line were moved, or the delimiter
 *  is another one. */
void csv_cells_forget(csv_cells *cells);

/** Make texts of the cells of a line: end them, and make doubled quotes single
 *  ones.  Shape: `copy` is one of the line, with room for a NUL behind it; it
 *  becomes the cells' texts. */
void csv_cells_settle(csv_cells *cells, const char *line, char *copy);

/** Is it a blank that stands for nothing round a cell? */
static inline bool csv_is_blank(char c, char delimiter)
{
    return (c == ' ' || c == '\t') && c != delimiter;
}

#endif
