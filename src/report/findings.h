#ifndef REPORT_FINDINGS_H
#define REPORT_FINDINGS_H

#include "report/fields.h"

/** What was found wrong in the extracts, a row each with what belongs to it
 *  below, for pages.  Nothing found: an empty table. */
pov_section findings_section(const pov_findings *findings,
                             pov_language language, pov_arena *arena);

/** The findings as a sheet. */
const pov_table *findings_sheet(const pov_results *results);

#endif
