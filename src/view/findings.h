#ifndef POVSTAT_VIEW_FINDINGS_H
#define POVSTAT_VIEW_FINDINGS_H

#include "view/fields.h"

/** Add a section of what was found wrong in the extracts, if anything was: a
 *  row each, with what belongs to it below. */
void findings_attach(pov_report *report, const pov_results *results);

/** The findings as a sheet. */
const pov_rows *findings_sheet(const pov_results *results);

#endif
