#ifndef POVSTAT_READ_BOOK_NUMBER_H
#define POVSTAT_READ_BOOK_NUMBER_H

#include "povstat/phrase.h"
#include "read/cells.h"

/**
 * What cell `i` of the present row tells of its column: a count that a workbook
 * holds as a number with decimals was typed with a dot, which a spreadsheet set
 * up for English took for the decimal mark, and dropped zeros behind it.
 */
const char *book_number_clue(const row_view *x, size_t i, pov_meaning meaning);

/**
 * A value as it is to be read: `text` of `length` bytes, which is what is typed
 * with its unit, unless a workbook holds it as a number.
 *
 * Such a number groups no thousands, and its comma begins decimals, whatever
 * the other cells do: the hint says so then.  Households have none: 12,791 of
 * them were typed as 12.791; that is a finding, once a column.
 */
const char *book_number_text(const row_view *x, const entry *value,
                             const char *text, size_t *length,
                             pov_phrase_hint *hint);

#endif
