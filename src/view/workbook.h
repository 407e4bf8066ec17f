#ifndef POVSTAT_VIEW_WORKBOOK_H
#define POVSTAT_VIEW_WORKBOOK_H

#include "view/figure_rows.h"
#include "view/progress_rows.h"

/** Give a report of targets its sheets, the answer first: what needs attention,
 *  area by area, units beside each other, the summary, progress, figures and
 *  findings; of which each is there only if it has rows.  Communes that are
 *  many, as the folding of the results says, are folded away under the rows of
 *  their province. */
void workbook_attach(pov_report *report, const pov_results *results,
                     const shown_targets *shown);

/** Give an export its sheets: figures, and findings if there are any. */
void workbook_attach_figures(pov_report *report, const pov_results *results,
                             const figure_rows *figures);

#endif
