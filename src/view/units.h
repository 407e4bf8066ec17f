#ifndef POVSTAT_VIEW_UNITS_H
#define POVSTAT_VIEW_UNITS_H

#include "view/select.h"

/* Areas beside each other: the districts or the communes of one area, or the
 * provinces, in one table of a day, the poorest first, below it their sum and
 * what is stated of all. */

typedef struct units units;

/** What can be shown of the areas that the filter lets pass; NULL: nothing,
 *  and so it is where a plan or a verdict is asked for. */
units *units_of(const pov_results *results);

/** Of them what is long: where so many stand in a file that was named, they are
 *  worth seeing beside its targets.  NULL: nothing. */
units *units_that_are_many(units *all);

/** Add the tables that an area, or what it lies in, has, unless they are there
 *  already, and those of deprivations. */
void units_add(pov_report *report, const pov_results *results, units *all,
               const pov_area *area);

/** Does the area stand in a table, or have one of its units? */
bool units_have(const units *all, const pov_area *area);

/** Does a table say all that a figure says?  NULL says nothing. */
bool units_tell(const units *all, const pov_figure *figure);

/** Is it a figure of a year before, to which a table compares? */
bool units_compare(const units *all, const pov_figure *figure);

/** Does the area stand in a table that is long? */
bool units_are_many(const units *all, const pov_area *area);

/** "21 districts": those beside an area that stands in a table; for all of them
 *  the very same text. */
const char *units_title(const pov_results *results, const units *all,
                        const pov_area *area);

/** The rows of all tables as a sheet. */
const pov_rows *units_sheet(const pov_results *results, const units *all);

#endif
