#ifndef POVSTAT_VIEW_WORKBOOK_KEPT_H
#define POVSTAT_VIEW_WORKBOOK_KEPT_H

#include "view/figure_rows.h"
#include "view/select.h"

/* The workbook of the results, which is filled a family of areas at a time:
 * rows are made when the family is there, and wait.  Nothing in a row depends
 * on another family but where it stands; what is of all areas is counted, or
 * put in order, when all have come. */

/** Keep the rows of these; when all have come, give the report its sheets. */
void workbook_kept_targets(pov_report *report, const pov_results *results,
                           const shown_targets *shown);

/** The same of an export. */
void workbook_kept_figures(pov_report *report, const pov_results *results,
                           const figure_rows *figures);

#endif
