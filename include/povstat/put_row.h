#ifndef POVSTAT_PUT_ROW_H
#define POVSTAT_PUT_ROW_H

#include "povstat/finding.h"

/** What one cell of a row is to hold. */
typedef struct pov_named_cell {
    const char *column;
    const char *text; /* "": blank */
} pov_named_cell;

/**
 * The text of a table of a data directory with a row put into it.
 *
 * Shape:  the first of the cells is the key: a row that has it is replaced,
 *         where it stands, but keeps what it holds in other columns; else the
 *         row is the last.  All other bytes stay; what is added ends its line
 *         as the first line ends.  `path` is where the text is from.
 * Errors: NULL, and `*wrong` says why, in the language, if the table is not
 *         UTF-8 with commas or lacks the column of a cell that is not blank.
 */
const char *pov_put_row(const char *path, const char *text,
                        const pov_named_cell *cells, size_t n,
                        pov_language language, pov_arena *arena,
                        const char **wrong);

#endif
