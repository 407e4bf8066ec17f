#ifndef POVSTAT_READ_TABLE_TOTAL_H
#define POVSTAT_READ_TABLE_TOTAL_H

#include "read/table_row.h"

/* The total rows of a table.  Where the area is known whose areas all have
 * rows, its total is what the table states of it: a figure that the equations
 * hold against its parts.  Any other total is a check, made here, and never a
 * figure: counted with its parts it would double them. */

/** A total row above its parts, until they were read; households and persons
 *  may each have one. */
typedef struct pending_total pending_total;

/** The total rows so far. */
typedef struct total_rows {
    table_rows *rows;
    bool in_total;       /* the row above is one of a total */
    size_t goes_on;      /* rows of that total behind its first */
    size_t block_before; /* where the rows of that total began */
    size_t block;        /* the first row behind the last total row */
    bool has_block;      /* a total row came before: another may add up all */
    size_t n_whole;      /* how often all rows were added up */
    entry last_date;     /* of the last row; a total row may lack its own */
    bool dates_differ;   /* between the rows behind the last total row */
    const pov_area **areas; /* of which the last one is, one a column; NULL: not
                               known */
    bool waits;             /* until its parts were read */
    pending_total *pending; /* NULL: none */
    size_t n_pending;
    pov_finding *unchecked; /* of the row that is settled, for as many cells as
                               miss in its other columns; NULL: none */
    size_t n_unchecked;
} total_rows;

/** Take a row if it is one of a total; `fates` as of table_take_row.  Errors:
 *  false if it is another. */
bool table_total_take(const row_view *x, total_rows *totals, fate *fates);

/** Take the figures of some of those that the last total row counts; they are
 *  stated of its area as soon as that is known.  Errors: false if it is of
 *  none, or if nothing is known of a cell's; `fates` tell. */
bool table_total_add_part(const row_view *x, total_rows *totals,
                          figure_cell *cells, fate *fates);

/** A row of an area was read. */
void table_total_note(const row_view *x, total_rows *totals);

/** The end of the table: what stands above its parts is dealt with now. */
void table_total_end(const row_view *x, total_rows *totals);

#endif
