#ifndef POVSTAT_READ_TABLE_HEADER_H
#define POVSTAT_READ_TABLE_HEADER_H

#include "read/cells.h"
#include "read/formula.h"
#include "read/heading_tree.h"

/* Which rows a table's header is made of: from the first that names areas, down
 * to the one that numbers the columns, or to the last before the figures. */

typedef struct table_header {
    record rows[MOST_HEADER_ROWS];
    size_t n_rows;
    record numbering;   /* no cells: the columns are not numbered */
    uint32_t last_line; /* of all of them */
} table_header;

/**
 * Read the rows of a header.
 *
 * Shape:  the one that names areas was read and is `x->header`; where headings
 *         over several of its columns stand in the row before it, that becomes
 *         `x->header`.  `more` tells whether there is a row behind the last,
 *         which was read then.
 * Owns:   rows are copied to the run's arena.
 */
table_header table_header_read(row_view *x, bool *more);

/** "A B 1 2 3 4=3/1*100", "(1) (2)", "1.0 1.1 1.2.1": does the row number the
 *  columns?  Shape: it comes behind the header; its numbers run up by one, or a
 *  district of 1, 2 and 3 households would look like one. */
bool table_header_is_numbering(const record *row);

/** A formula that a header has for one of its columns. */
typedef struct column_formula {
    formula is;
    size_t column;                   /* that it is of */
    size_t terms[MOST_TERMS], whole; /* the columns it names */
} column_formula;

/** The formulas of a header, as far as the columns they name can be told, in
 *  the order of columns.  Returns how many; `out` has room for one a column. */
size_t table_header_formulas(const table_header *header, size_t width,
                             column_formula *out, pov_arena *arena);

#endif
