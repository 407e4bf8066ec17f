#ifndef POVSTAT_VIEW_BESIDE_H
#define POVSTAT_VIEW_BESIDE_H

#include "view/select.h"
#include "view/units.h"

/* What else is known of a few units, one figure a row and a column for each of
 * them: who escaped, who fell back, households of minorities, money. */

typedef struct beside beside;

/** What no other table shows of units that are not many and have no targets;
 *  NULL: nothing. */
beside *beside_of(const pov_results *results, const units *all,
                  const shown_targets *shown);

/** Add the table of the units of an area, or of provinces: NULL. */
void beside_add(pov_report *report, const pov_results *results,
                const beside *all, const pov_area *parent,
                const pov_area_list *units);

/** Does such a table show the figure?  NULL shows nothing. */
bool beside_tell(const beside *all, const pov_figure *figure);

#endif
