#ifndef POVSTAT_READ_TABLE_H
#define POVSTAT_READ_TABLE_H

#include "read/table_layout.h"

/* A table has one area a row and one indicator a column, and around them what
 * people leave: titles, a second header row, numbering, totals, sub-headings,
 * footnotes.  It is looked at once before it is read, because a column's
 * numbers can only be read when all of it was seen. */

/** Look at a row's numbers before any is read. */
void table_survey_row(extract *x, table *t);

/** Is each rate of the row split in two by an unquoted decimal comma? */
bool table_is_split(const extract *x, const table *t);

/** One finding for all such rows, or, if that was asked for, join the cells.
 *  Errors: false if the row is left out. */
bool table_mend_split(extract *x, table *t);

/** Decide how each column is to be read. */
void table_decide(table *t);

/** What became of a cell. */
typedef enum fate {
    FATE_NOT_DATA,
    FATE_BLANK,
    FATE_USED,
    FATE_REFUSED,
} fate;

/** What a row says of all its figures. */
typedef struct table_frame {
    const pov_plan *document;
    const pov_area *area; /* NULL: not known, or a total */
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

/** Where the area of the row was typed: in it, or with the households above. */
entry table_area_entry(const extract *x, const table *t, const table_frame *f);

/** The area that the row names, by the names of another day; without a word. */
const pov_area *table_area_on(extract *x, const table *t, const table_frame *f,
                              pov_day day);

/** Read one row below the header. */
void table_row(extract *x, table *t);

/** Take a row with nothing but a name, in cell `at`, as what heads those below
 *  it: a part, an area above theirs, or words that nobody understands.
 *  Errors: false if it is a row of its own. */
bool table_take_section(extract *x, table *t, int at);

/** "Cộng thành thị": a total of one part? */
bool table_is_part_total(const char *text);

/** Is it a row of a part of the one above, "Trong đó: DTTS"?  A finding says
 *  so: it is no area. */
bool table_is_of_which(extract *x);

/** Read a row that holds the figures of an area; `fates` has one for each of
 *  the row's cells.  Errors: findings. */
void table_figures(extract *x, table *t, fate *fates);

/** Read what a row says of all its figures, but for the area.  Errors: false
 *  and findings. */
bool table_read_frame(extract *x, const table *t, table_frame *f);

/** Read all cells of figures in the row. */
void table_read_cells(extract *x, table *t, const table_frame *f,
                      figure_cell *cells, fate *fates);

/** Is it the rate of towns or of the country?  It is of the households there,
 *  which nothing here divides by: a finding says it is not used. */
bool table_is_part_rate(extract *x, table *t, const table_frame *f,
                        size_t cell);

/** Read cell `i`.  Errors: as read_value. */
bool table_read_cell(extract *x, table *t, size_t i, const table_frame *f,
                     pov_statement *s, bool *blank);

/**
 * Take the form and the unit that the row or a directive says, where the
 * heading of column `i` says nothing.
 *
 * Errors: false and a finding, if they fit no column or may mean two things.
 */
bool table_take_defaults(extract *x, const table *t, size_t i,
                         const table_frame *f, pov_phrase_hint *hint);

/** Refuse rates over 100 %, unless the row's own counts say the same. */
void table_check_hundred(extract *x, const table *t, figure_cell *cells);

/** Refuse what does not fit the other cells of the row, or may mean two things
 *  beside them. */
void table_check_row(extract *x, const table *t, figure_cell *cells);

/** How a rate goes with the count and the whole in its row. */
typedef struct rate_fit {
    enum { RATE_UNKNOWN, RATE_FITS, RATE_DIFFERS } outcome;
    const figure_cell *count, *whole; /* among the cells; NULL if not there */
} rate_fit;

/** Hold cell `i`, if it is a rate, against its row.  Both ends of what it may
 *  have been rounded from count as fitting. */
rate_fit table_rate_fit(const table *t, const figure_cell *cells, size_t i);

/** What the cells add to the totals, one a column. */
addend *table_addends(const table *t, const figure_cell *cells,
                      pov_arena *arena);

/** Must cell `i` be refused because of the rest of its column?  What was found
 *  of the column is reported at the first cell that shows it. */
bool table_refuses(extract *x, table *t, size_t i);

/** Does the row stand below the last figures, and hold none, and name no area,
 *  not even one that might be misspelt? */
bool table_is_text_below(extract *x, const table *t);

/** Say so, once for all such rows. */
void table_report_text_below(extract *x, table *t);

/** Is it the second row of a total, with its persons but not its name? */
bool table_total_goes_on(const extract *x, const table *t);

/** Hold a total row against what it should add up. */
void table_total(extract *x, table *t, fate *fates);

/** The end of the table: a total row at its top is checked now. */
void table_end(extract *x, table *t);

#endif
