#ifndef POVSTAT_READ_TABLE_LAYOUT_H
#define POVSTAT_READ_TABLE_LAYOUT_H

#include "read/cells.h"
#include "read/heading.h"
#include "read/table_header.h"
#include "read/title.h"

/** What is wrong with a column; the finding of the same kind is reported. */
typedef enum column_trouble {
    COLUMN_IS_FINE,
    COLUMN_UNNAMED,
    COLUMN_UNKNOWN,
    COLUMN_DOUBLE,
} column_trouble;

typedef struct table_column {
    heading is;        /* with everything that it takes from others */
    const char *title; /* its words, for people: "Hộ nghèo / Tỷ lệ" */
    column_trouble trouble;
    const char *detail; /* why it is not understood; may be NULL */
    size_t row;         /* of the header, where the lowest of its words stand */
    bool is_below;      /* a heading stands over it */
    const void *group;  /* that heading, for comparing; NULL: none */
    bool is_below_time; /* it says when or whether planned, and no indicator */
    bool is_by_row;     /* each row names its indicator; the breakdown is its */
    bool is_series;     /* and its unit: years across the top */
} table_column;

/** The header of a table; nothing changes it once it was read. */
typedef struct table {
    table_column *columns;
    size_t width;
    table_header header;
    column_formula *formulas; /* that it has for its columns */
    size_t n_formulas;
    bool starts_assumed; /* columns without a date stand at the start */
    layout layout;       /* the columns of names, dates and notes */
} table;

/**
 * Find out what the columns of a table are, from the rows of its header.
 *
 * Shape:  the first was read and is `x->header`; `more` tells whether there is
 *         a row behind the last, which was read then.
 * Owns:   everything goes to the run's arena; rows are copied.
 */
const table *table_layout_read(row_view *x, const title_words *titles,
                               bool *more);

/** Record what is wrong with the columns and what was assumed of them. */
void table_layout_report(const row_view *x, const table *t);

/** Does it hold figures that can be used? */
bool table_layout_has_figures(const table_column *column);

#endif
