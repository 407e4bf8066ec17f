#ifndef READ_TABLE_LAYOUT_H
#define READ_TABLE_LAYOUT_H

#include "read/cells.h"
#include "read/heading.h"
#include "read/survey.h"
#include "read/totals.h"

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
    bool in_second_row; /* the words at fault stand in the second header row */
    survey survey;
    convention_found found;
    bool is_reported; /* what was found of its numbers was said */
    bool part_told;   /* that its rates of towns are not used was said */
} table_column;

/** A sub-heading between the rows that holds for those below it. */
typedef enum table_part {
    PART_WHOLE,
    PART_URBAN,
    PART_RURAL,
} table_part;

/** Rows in which an unquoted decimal comma split the rates in two. */
typedef struct split_rates {
    size_t rows, other_rows;
    uint32_t first, last; /* lines */
    bool is_reported;
} split_rates;

/** A total row above its parts, until they were read; households and persons
 *  may each have one. */
typedef struct pending_total {
    struct pending_total *next;
    tallied_row total;
    record row; /* its line and text; no cells */
} pending_total;

typedef struct table {
    table_column *columns;
    size_t width;
    record second;       /* the header's last row if it has more than one, a
                            copy; else no cells */
    record middle;       /* of three, or no cells */
    bool starts_assumed; /* columns without a date stand at the start */
    bool numbered;       /* a numbering row may still come */
    table_part part;
    bool kind_assumed, parent_filled; /* said once */
    uint32_t dated_line; /* the last row with a figure of a dated column, */
    const pov_area *dated_area; /* and the area of the last such figure */
    bool parent_typed;          /* in its column */
    entry area;                 /* typed last beside a unit */
    pov_day area_told;          /* for which day its faults were told */
    split_rates split;
    uint32_t last_figures; /* the line of the last row with a number */
    bool text_reported;    /* that there is text below it was said */
    bool dated_above;      /* a row above has its own date */
    bool in_total;         /* the row above is one of a total */
    size_t goes_on;        /* rows of that total behind its first */
    size_t block_before;   /* where the rows of that total began */
    totals totals;
    pending_total *pending; /* NULL: none */
    size_t n_pending;
    entry last_date;   /* of the last row; a total row may lack its own */
    bool dates_differ; /* between the rows behind the last total row */
    bool lost;         /* below words that nobody understands */
} table;

/**
 * Find out what the columns of a table are.
 *
 * Shape:  `header` has one or two rows joined; `second` is the row behind it
 *         if it is part of it, or NULL.
 * Owns:   everything goes to the run's arena; the row is copied.
 */
table *table_layout_read(extract *x, const record *header,
                         const record *second);

/** The first two of three header rows as one: what spans several columns
 *  stands before what stands below it.  Owns: the run's arena. */
record table_layout_join(const extract *x, const record *first,
                         const record *second);

/** Is this the second row of a header that begins with `header`? */
bool table_layout_is_second(const extract *x, const record *header,
                            const record *row);

/** Record what is wrong with the columns and what was assumed of them. */
void table_layout_report(extract *x, const table *t);

/** Does it hold figures that can be used? */
bool table_layout_has_figures(const table_column *column);

#endif
