#ifndef POVSTAT_VIEW_DEPRIVED_H
#define POVSTAT_VIEW_DEPRIVED_H

#include "view/select.h"

/* Of what the poor of an area are deprived, and those of its units. */

typedef struct deprived deprived;

/** What is known of all areas that the filter lets pass; NULL: nothing. */
deprived *deprived_of(const pov_results *results);

/**
 * Add a table for the poor and one for the near-poor: a row for each
 * deprivation, the count and the share in the area, and the share in each unit
 * or in which it is highest; on a page small charts as well.
 *
 * Shape: `area` and `units` may be NULL, and one of them may not be known.
 */
void deprived_add(pov_report *report, const pov_results *results,
                  const deprived *all, const pov_area *area,
                  const pov_area_list *units);

/** Would a table of its area show the figure?  NULL shows nothing. */
bool deprived_tell(const deprived *all, const pov_figure *figure);

#endif
