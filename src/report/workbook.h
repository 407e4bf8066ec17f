#ifndef REPORT_WORKBOOK_H
#define REPORT_WORKBOOK_H

#include "report/figure_row.h"

/* The sheets of a workbook, in this order; an export has the last two. */
enum { SHEET_AT_SUMMARY, SHEET_AT_PROGRESS, SHEET_AT_FIGURES };

/** Give a report of targets its sheets: Summary, Progress, Figures and
 *  Findings.  Progress has the `rows`, one for each of `shown`. */
void workbook_attach(pov_report *report, const pov_results *results,
                     const pov_table *rows, const pov_progress *const shown[],
                     size_t n_shown);

/** Give an export its sheets: Figures and Findings. */
void workbook_attach_figures(pov_report *report, const pov_results *results,
                             const pov_table *figures);

#endif
