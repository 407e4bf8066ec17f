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

/** Which row of the sheet Figures a statement or a derived figure has. */
typedef struct figure_places {
    pov_map rows; /* address of pov_evidence or pov_figure → pov_link */
    pov_arena *arena;
} figure_places;

figure_places figure_places_of(const pov_results *results,
                               const figure_rows *rows);

/** NULL: it has none. */
const pov_link *place_of_statement(const figure_places *places,
                                   const pov_evidence *stated);
const pov_link *place_of_quantity(const figure_places *places,
                                  const pov_quantity *quantity);

/** An address that a browser can open, or NULL. */
const pov_link *link_to_document(pov_arena *arena, const pov_plan *document);

pov_sheet summary_sheet(const pov_results *results,
                        const pov_progress *const shown[], size_t n_shown,
                        const figure_places *places);
pov_sheet progress_sheet(const pov_results *results, const pov_table *rows,
                         const pov_progress *const shown[],
                         const figure_places *places);
pov_sheet figures_sheet(const pov_results *results, const pov_table *figures,
                        const figure_rows *rows);

#endif
