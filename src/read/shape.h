#ifndef POVSTAT_READ_SHAPE_H
#define POVSTAT_READ_SHAPE_H

#include "read/table_layout.h"

typedef enum shape {
    SHAPE_UNKNOWN,
    SHAPE_LIST,  /* one stated figure a row */
    SHAPE_TABLE, /* one area a row, one indicator a column */
} shape;

/** Where and under which delimiter a file names its columns. */
typedef struct shape_found {
    shape shape;
    char delimiter;
    uint32_t line; /* of the header; where nothing was found, where to look */
    bool is_tie;   /* two delimiters name equally many: none is taken */
} shape_found;

/** Does a line begin with "sep=" or "SEP=", as spreadsheets declare the
 *  delimiter? */
bool shape_is_declared(const char *line);

/**
 * Find the header by the names of columns, under each delimiter.
 *
 * The delimiter is what makes a row name the most columns, never what splits
 * most evenly: a note with a semicolon decides nothing.  A first line "sep=;"
 * and a delimiter that was given (`only`, else 0) leave no choice.
 *
 * Shape:  rewinds the rows before and after; the delimiter found is set.
 */
shape_found shape_find(row_reader *rows, const pov_catalogue *catalogue,
                       char only, pov_arena *scratch);

/**
 * Is the present row the header of something else: of other columns, or of the
 * same ones in another order?  Then a finding says so.
 *
 * Shape:  the row stands below the file's header and does not repeat it;
 *         `table` is NULL for a statement list.
 */
bool shape_other_header_here(const row_view *x, const table *table);

#endif
