#ifndef POVSTAT_READ_WHERE_H
#define POVSTAT_READ_WHERE_H

#include "read/cells.h"

/* Which area a row is about: the name in it, the parent, and by the names of
 * which day both speak. */

/** Where an area is typed, and what it lies in. */
typedef struct where_typed {
    entry own, parent;
    const pov_area *section; /* of a sub-heading: stands for the parent; NULL */
} where_typed;

/** By the names of `day`, or of when the document was written if earlier. */
const pov_area *where_read(const row_view *x, const where_typed *typed,
                           const pov_plan *document, pov_day day);

/** The same below a parent, if both are certain, of which nothing is to be
 * told; else NULL. */
const pov_area *where_certain(const row_view *x, const where_typed *typed,
                              const pov_plan *document, pov_day day);

/** The era of those names: what a name and its parent mean is the same in all
 *  of it. */
size_t where_era(const row_view *x, const pov_plan *document, pov_day day);

/** By the names of which day a stock speaks: what is typed as of 1 January is
 *  that of the evening before, in the territories of that morning. */
pov_day where_day_of_stock(const pov_period *typed, pov_day as_of);
/** When a target was set, as far as anybody can tell: when its document was
 *  written, else what the target or its plan of several years counts from; by
 *  the names of that day it speaks.  Shape: `since` as typed, or POV_NO_DAY. */
pov_day where_day_of_target(const pov_plan *document, pov_day as_of,
                            pov_day since);

/** What the present row names by a name that is no other's, below no parent;
 *  NULL: nothing. */
const pov_area *where_named(const row_view *x);

/** Is it an actual dated after its territory ceased? */
bool where_is_late(bool is_target, const pov_area *area, pov_day as_of);

/** Warn of an actual dated after its territory ceased; `e` is where the area
 *  was typed.  Returns whether it is. */
bool where_tell_late(const row_view *x, const entry *e, const pov_statement *s);

#endif
