#ifndef POVSTAT_VIEW_WORKBOOK_H
#define POVSTAT_VIEW_WORKBOOK_H

#include "view/figure_rows.h"
#include "view/progress_rows.h"

/** Give a report of targets its sheets: Summary, Progress, Figures and
 *  Findings.  Communes that are many, as the folding of the results says, are
 *  folded away under the rows of their province. */
void workbook_attach(pov_report *report, const pov_results *results,
                     const shown_targets *shown);

/** Give an export its sheets: Figures and Findings. */
void workbook_attach_figures(pov_report *report, const pov_results *results,
                             const figure_rows *figures);

#endif
