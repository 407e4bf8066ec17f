#ifndef POVSTAT_REPORT_CONTEXT_H
#define POVSTAT_REPORT_CONTEXT_H

#include "povstat/reports.h"

/** What is stated of the headline indicators of an area and stands in none of
 *  the rows shown: context, never judged.  No row: an empty table. */
pov_section context_section(const pov_results *results, const pov_area *area,
                            const pov_progress *const shown[], size_t n_shown);

#endif
