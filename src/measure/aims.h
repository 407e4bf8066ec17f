#ifndef POVSTAT_MEASURE_AIMS_H
#define POVSTAT_MEASURE_AIMS_H

#include "povstat/measure.h"

/** May what is stated of a target be held against other forms of the aim?  Not
 *  where it contradicts itself. */
bool aims_compare(const pov_figure *target);

/**
 * Hold the forms in which a plan states one aim against each other: they must
 * lead to the same level, a count to a rate by the total at the start.
 *
 * Errors: a finding for an aim whose forms do not agree; none where figures in
 *         conflict say so already.
 */
void aims_check(const pov_figures *figures, const pov_progress_list *list,
                pov_findings *findings);

#endif
