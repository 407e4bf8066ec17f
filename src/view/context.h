#ifndef POVSTAT_VIEW_CONTEXT_H
#define POVSTAT_VIEW_CONTEXT_H

#include "povstat/view.h"

/**
 * What is stated of an area and stands in none of the rows shown: context,
 * never judged; of the people who live there, or of money, works, jobs and
 * services.  Nothing: an empty table.
 *
 * Shape: `first` is the area's first figure in the sorted list.
 */
pov_section context_section(const pov_results *results, size_t first,
                            bool of_people, const pov_progress *const shown[],
                            size_t n_shown);

/** Is a figure of an area told beside these of its targets, and in no table of
 *  units? */
bool context_has(const pov_results *results, const pov_figure *figure,
                 const pov_progress *const shown[], size_t n_shown);

#endif
