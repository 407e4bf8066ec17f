#ifndef POVSTAT_VIEW_ORDER_H
#define POVSTAT_VIEW_ORDER_H

#include "view/fields.h"

/**
 * Rows in the order that the filter asks for; without a wish as they are.
 *
 * By the machine value of each key in turn: numbers by size, days by date,
 * terms by rank, texts by code point; what is not known stands last, whichever
 * way the others go.  Equal rows stay as they stood.
 * Shape: `more` as fields_rows takes it.
 * Owns:  the items are new, in the arena of the results.
 */
field_rows order_rows(const pov_results *results, field_rows rows, void *more);

#endif
