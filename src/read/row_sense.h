#ifndef POVSTAT_READ_ROW_SENSE_H
#define POVSTAT_READ_ROW_SENSE_H

#include "read/row_check.h"

/* How a row was filled in, as its numbers show.  The software of the review
 * prints 0 for what nobody typed, and rates of whatever was typed as the whole:
 * such a row's zeros and rates are no figures. */

/** What is told once a table, when all of it was read. */
typedef struct row_sense {
    size_t n_unfilled;     /* units that reported nothing */
    record first_unfilled; /* its line and text; no cells */
    size_t *unentered;     /* rows a column whose whole was not entered */
    record *first_unentered;
    const char **shown; /* "204 of 10", of the first */
} row_sense;

/** Room for a table's columns. */
row_sense row_sense_open(const table *table, pov_arena *arena);

/**
 * Take back what a row's cells only seem to say: zeros in every column, a whole
 * that is smaller than its parts while the rates printed are those of it.
 *
 * Shape:  `cells` were read; those taken back are not any more, and their fates
 *         are refused.
 */
void row_sense_judge(row_sense *sense, const row_view *x, const table *table,
                     figure_cell *cells, fate *fates);

/** Tell of all of them. */
void row_sense_report(const row_sense *sense, const row_view *x,
                      const table *table);

#endif
