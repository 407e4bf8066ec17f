#ifndef POVSTAT_READ_TABLE_H
#define POVSTAT_READ_TABLE_H

#include "read/table_layout.h"
#include "read/table_check.h"

/* A table has one area a row and one indicator a column, and around them what
 * people leave: titles, a second header row, numbering, totals, sub-headings,
 * footnotes.  It is looked at once before it is read, because a column's
 * numbers can only be read when all of it was seen. */

/** Look at a row's numbers before any is read. */
void table_survey_row(extract *x, table *t);

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
