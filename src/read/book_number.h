#ifndef POVSTAT_READ_BOOK_NUMBER_H
#define POVSTAT_READ_BOOK_NUMBER_H

#include "povstat/phrase.h"
#include "read/cells.h"

/**
 * A value as it is to be read: `text` of `length` bytes, which is what is typed
 * with its unit, unless a workbook holds it as a number.
 *
 * Such a number groups no thousands, and its comma begins decimals, whatever
 * the other cells do: the hint says so then.  Households have none: 12,791 of
 * them were typed as 12.791, and a spreadsheet set up for English took the dot
 * for the decimal mark; that is a finding.
 */
const char *book_number_text(const row_view *x, const entry *value,
                             const char *text, size_t *length,
                             pov_phrase_hint *hint);

#endif
