#ifndef POVSTAT_READ_ROW_AREA_H
#define POVSTAT_READ_ROW_AREA_H

#include "read/row_words.h"
#include "read/survey.h"
#include "read/table_section.h"
#include "read/totals.h"

/* Of which area a row of a table is: as it says, or a row above it. */

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
    row_words words;
    const pov_area *last; /* of the row above; NULL: none, or refused */
    entry last_date;      /* of the last row that has one */
    entry parent;         /* typed last in its column */
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
    uint32_t unit_line; /* and the last whose unit was refused */
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
    const pov_breakdown *whom;      /* said by a column; NULL: all */
    const pov_indicator *indicator; /* of a row that names one; NULL: none */
    const heading **headings; /* what its words say of its cells, instead of the
                                 columns: one each, or NULL; NULL: nothing */
} table_frame;

/** What the row says that it counts, households or persons: in a column of
 *  units or one of that. */
entry row_area_unit(const row_view *x);

/** The parent of the row's area: typed in it, above it, or for the file. */
entry row_area_parent(const row_view *x, const table_rows *rows);

/** Where the area of the row was typed: in it, or with the households above. */
entry row_area_entry(const row_view *x, const table_rows *rows,
                     const table_frame *f);

/** The area above those of the table.  Errors: NULL and a finding. */
const pov_area *row_area_above(const row_view *x, const table_rows *rows,
                               const table_frame *f);

/** The area that the row names, by the names of a day; `silently` where what
 *  is wrong with it was told before.  Errors: NULL. */
const pov_area *row_area_on(const row_view *x, const table_rows *rows,
                            const table_frame *f, pov_day day, bool silently);

/** The row's area, for it and for those below.  Errors: NULL and findings; what
 *  is wrong with the area of several rows is said at the first. */
const pov_area *row_area_read(const row_view *x, table_rows *rows,
                              const table_frame *f);

#endif
