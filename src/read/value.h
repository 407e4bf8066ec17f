#ifndef POVSTAT_READ_VALUE_H
#define POVSTAT_READ_VALUE_H

#include "read/cells.h"

/* The value cell of a list, and a cell of figures of a table: what it says of
 * the indicator that stands beside it. */

/** Is it counted as a share of something? */
bool value_has_rate(const pov_indicator *indicator);

/** Does a word such as "người" fit what the indicator counts? */
bool value_unit_fits(const row_view *x, const char *text,
                     const pov_indicator *indicator);

/** Is it typed as a rate: "Tỷ lệ hộ nghèo"?  30 are no households then. */
bool value_names_rate(const row_view *x, const char *indicator);

/** Is it a share of more than everything?  For the caller to refuse. */
bool value_is_over_hundred(const pov_phrase *says);

/** Up to which amount, in units of its scale, it is not: as much as there is of
 *  what is no share. */
int64_t value_most_units(const pov_phrase *says);

/** Is it a level that another number, of as many digits and with the same marks
 *  and words, would have been read as well?  What the rules hold a number
 *  against: nothing, all, how far a rate can fall, what no budget is below. */
bool value_is_ordinary(const pov_statement *s);

/** Read one value cell as what stands around it says.  `unit` is a unit that
 *  belongs behind the typed text, or "".
 *  Returns USED, BLANK where a value is missing, which is no finding, or
 *  REFUSED. */
fate value_read_cell(const row_view *x, const entry *value, const char *unit,
                     pov_phrase_hint hint, pov_statement *s);

/** Read the value of a row of a list, as its form and unit columns say.
 *  Returns as value_read_cell. */
fate value_read(const row_view *x, pov_statement *s);

#endif
