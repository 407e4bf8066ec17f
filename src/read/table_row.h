#ifndef POVSTAT_READ_TABLE_ROW_H
#define POVSTAT_READ_TABLE_ROW_H

#include "read/row_check.h"
#include "read/survey.h"
#include "read/table_layout.h"
#include "read/table_section.h"
#include "read/totals.h"

/** The rows of a table. */
typedef struct table_rows {
    const table *table;
    const survey *surveys; /* one a column */
    const title_words *titles;
    const table_section *section;
    totals *totals;          /* what the rows add up to */
    struct row_sense *sense; /* how they were filled in */
    survey of_row; /* of years across the top: of the row's own numbers */
    bool is_float; /* which are "412204.00" */
    pov_figures *figures;

    /* What the rows so far say of those below: */
    entry parent; /* typed last in its column */
    bool parent_typed;
    entry area;               /* typed last beside a unit */
    pov_day area_told;        /* for which day its faults were told */
    const pov_area *upper;    /* of the last row of a district, or of one whose
                                 parts are numbered below it; NULL: none */
    const char *upper_number; /* "2", above 2.1 */
    bool dated_above;         /* a row above has its own date */
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
    bool of_persons, of_rates;      /* said by a unit in the row */
    const pov_indicator *indicator; /* of a row that names one; NULL: none */
} table_frame;

/** Households, persons or rates of which indicator: what a row says of its
 *  counts. */
int table_row_unit(const table_frame *f);

struct row_sense;

/** Read a row that holds the figures of an area; `fates` has one for each of
 *  the row's cells.  Errors: findings.  Returns false if it is a row that was
 *  there before. */
bool table_row_read(const row_view *x, table_rows *rows, fate *fates);

/** Read a row of the towns, or the country, of the area above those of the
 *  table.  Columns of another breakdown have none of that and are left out.
 *  Errors: findings. */
void table_row_read_part(const row_view *x, table_rows *rows, table_part part,
                         fate *fates);

/** Read what a row says of all its figures, but for the area.  Errors: false
 *  and findings. */
bool table_row_read_frame(const row_view *x, const table_section *section,
                          const entry *date, table_frame *f);

/** Read all cells of figures in the row. */
void table_row_read_cells(const row_view *x, table_rows *rows,
                          const table_frame *f, figure_cell *cells,
                          fate *fates);

#endif
