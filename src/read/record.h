#ifndef POVSTAT_READ_RECORD_H
#define POVSTAT_READ_RECORD_H

#include "read/rows.h"

/* Cells found again in the bytes of their record, as libcsv found them. */

/** How many cells hold anything? */
size_t record_filled(const record *row);

/** Is it a blank that libcsv trims? */
bool record_is_blank(char c, char delimiter);

/** The offset of the first byte from `at` that is none. */
size_t record_skip_blanks(const record *row, char delimiter, size_t at);

/** The offset just behind the cell that begins at `at`.  A quote that neither
 *  opens nor closes a cell, nor is doubled, is stray: `stray` becomes the
 *  offset of the first, else it is left alone. */
size_t record_cell_end(const record *row, char delimiter, size_t at,
                       size_t *stray);

/** The offset of cell `i`, or of the last one if there is none. */
size_t record_cell_start(const record *row, char delimiter, size_t i);

/** Where the byte at an offset of the record stands in the file. */
pov_place record_byte_place(const record *row, const char *path, size_t at);

/** Where the cell stands that was asked for last.  Cells are asked for from
 *  left to right: the next one is looked for from there on, or a wide row
 *  would be read through for each of its cells. */
typedef struct place_cursor {
    const char *text; /* of its record; NULL: none was asked for */
    uint32_t record;  /* the line that one begins on */
    char delimiter;
    size_t cell, at; /* its number and offset */
    size_t counted;  /* the offset of `place` */
    pov_place place;
} place_cursor;

/** Where the text of cell `i` of the record begins, behind its quote. */
pov_place record_place(place_cursor *cursor, const record *row,
                       const char *path, char delimiter, size_t i);

#endif
