#ifndef POVSTAT_READ_SPLIT_CELLS_H
#define POVSTAT_READ_SPLIT_CELLS_H

#include "read/cells.h"

/* "12,74%" typed without quotes in a file whose cells are parted by commas is
 * two cells.  What was meant may be plain, but the file is wrong: its reader is
 * told so, once, and asks for the cells to be joined, or mends the file. */

/** The rows of a list that are split so.  Shape: all 0 at first. */
typedef struct split_rows {
    pov_finding *told; /* of the first; NULL: none */
    uint32_t last;
    size_t rows;
} split_rows;

/** In place, join what was typed as `pieces[i]` cells for each of `width`
 *  columns. */
void split_join(row_view *x, const size_t pieces[], size_t width);

/** Is the value of the present row of a list split?  It is told once, and
 *  joined if that was asked for.  Errors: false if the row is left out. */
bool split_mend(row_view *x, split_rows *all);

/** Behind the last row: which was the last. */
void split_end(row_view *x, const split_rows *all);

/** Digits of a whole number that a comma may have followed: "0", "12". */
bool split_is_whole_part(const char *text);
/** What may have followed it: "74", "74%". */
bool split_is_decimals(const char *text);

#endif
