#ifndef POVSTAT_READ_TABLE_ROW_H
#define POVSTAT_READ_TABLE_ROW_H

#include "read/survey.h"
#include "read/table_layout.h"
#include "read/totals.h"

/** A sub-heading between the rows that holds for those below it. */
typedef enum table_part {
    PART_WHOLE,
    PART_URBAN,
    PART_RURAL,
} table_part;

/** What the sub-headings above a row say of it. */
typedef struct table_section {
    table_part part;
    const pov_area *area; /* the parent that one names, or NULL */
    bool is_lost;         /* below words that nobody understands */
} table_section;

/** The rows of a table. */
typedef struct table_rows {
    const table *table;
    const survey *surveys; /* one a column */
    const title_words *titles;
    const table_section *section;
    totals *totals; /* what the rows add up to */
    pov_figures *figures;

    /* What the rows so far say of those below: */
    entry parent; /* typed last in its column */
    bool parent_typed;
    entry area;          /* typed last beside a unit */
    pov_day area_told;   /* for which day its faults were told */
    bool dated_above;    /* a row above has its own date */
    uint32_t dated_line; /* the last row with a figure of a dated column, */
    const pov_area *dated_area; /* and the area of the last such figure */
    uint32_t late_line; /* the last row that was told to be dated too late */
} table_rows;

/** What a row says of all its figures. */
typedef struct table_frame {
    const pov_plan *document;
    const pov_area *area; /* NULL: not known, or a total */
    entry date;           /* where that of the row stands */
    pov_period as_of, since;
    pov_status status;
    table_part part;
    bool of_persons, of_rates; /* said by a unit in the row */
} table_frame;

/** A cell that was read. */
typedef struct figure_cell {
    bool is_read;
    pov_statement says;
} figure_cell;

/** Households, persons or rates: what the row's unit makes of its counts. */
int table_row_unit(const table_frame *f);

/** Read a row that holds the figures of an area; `fates` has one for each of
 *  the row's cells.  Errors: findings.  Returns false if it is a row that was
 *  there before. */
bool table_row_read(const row_view *x, table_rows *rows, fate *fates);

/** Read what a row says of all its figures, but for the area.  Errors: false
 *  and findings. */
bool table_row_read_frame(const row_view *x, const table_section *section,
                          const entry *date, table_frame *f);

/** Read all cells of figures in the row. */
void table_row_read_cells(const row_view *x, table_rows *rows,
                          const table_frame *f, figure_cell *cells,
                          fate *fates);

/** How a rate goes with the count and the whole in its row. */
typedef struct rate_fit {
    enum { RATE_UNKNOWN, RATE_FITS, RATE_DIFFERS } outcome;
    const figure_cell *count, *whole; /* among the cells; NULL if not there */
} rate_fit;

/** Hold cell `i`, if it is a rate, against its row.  Both ends of what it may
 *  have been rounded from count as fitting. */
rate_fit table_row_rate(const table *t, const figure_cell *cells, size_t i);

/** What the cells add to the totals, one a column. */
addend *table_row_addends(const table *t, const figure_cell *cells,
                          pov_arena *arena);

#endif
