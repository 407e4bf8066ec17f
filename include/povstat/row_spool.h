#ifndef POVSTAT_ROW_SPOOL_H
#define POVSTAT_ROW_SPOOL_H

#include "povstat/cell.h"

/* Rows of a sheet that are made while what they are made of is there, and asked
 * for, more than once, when it is gone.  They wait in a temporary file, few in
 * memory. */

typedef struct pov_row_spool pov_row_spool;

/** Of rows of so many cells.  Owns: pov_row_spool_close frees what is not in
 *  the arena.  Where no file can be made in the directory it takes memory. */
pov_row_spool *pov_row_spool_new(size_t n_columns, const char *directory,
                                 pov_arena *arena);

/** Add a row: of its cells what a sheet shows.  Returns where it is.  Errors:
 *  known to who reads the rows. */
uint64_t pov_row_spool_add(pov_row_spool *spool, const pov_cell cells[]);

/** Which of them are asked for. */
typedef struct pov_row_wish {
    size_t count;
    uint64_t from;         /* where the first is, if they come as they stand */
    const uint64_t *order; /* where each is; NULL: as they stand */
    const size_t *sheets;  /* of links: what their sheets are called now */
} pov_row_wish;

/** Shape: no row is added any more.  Owns: the wish's arrays must last. */
const pov_rows *pov_row_spool_rows(pov_row_spool *spool,
                                   const pov_column *columns,
                                   const pov_row_wish *wish);

void pov_row_spool_close(pov_row_spool *spool);

#endif
