#ifndef POVSTAT_REPORT_CONTEXT_H
#define POVSTAT_REPORT_CONTEXT_H

#include "povstat/reports.h"

/** What is stated of the headline indicators of an area and stands in none of
 *  the rows shown: context, never judged.  No row: an empty table.
 *
 *  Shape: `first` is the area's first figure in the sorted list. */
pov_section context_section(const pov_results *results, size_t first,
                            const pov_progress *const shown[], size_t n_shown);

#endif
