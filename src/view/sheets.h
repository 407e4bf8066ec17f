#ifndef POVSTAT_VIEW_SHEETS_H
#define POVSTAT_VIEW_SHEETS_H

#include "view/figure_rows.h"
#include "view/progress_rows.h"

/* The sheets of a workbook, the answer first: what needs attention, area by
 * area, units beside each other, the summary, progress, figures and findings;
 * of which each is there only if it has rows. */

/** What stands in them; of a row that is folded away `folded_` is true. */
typedef struct sheets_rows {
    const char *line; /* how many aims came to what; NULL: there is none */
    const pov_rows *worst, *overview, *units, *summary, *progress, *figures;
    const bool *folded_summary, *folded_progress, *folded_figures;
} sheets_rows;

/** Where links between them lead: which of the report's sheets it is. */
typedef enum sheets_link {
    SHEETS_TARGETS,
    SHEETS_FIGURES,
    N_SHEETS_LINKS
} sheets_link;

/** Give a report of targets its sheets. */
void sheets_of_targets(pov_report *report, const pov_results *results,
                       const sheets_rows *rows, size_t links[N_SHEETS_LINKS]);

/** Give an export its sheets: figures, and findings if there are any. */
void sheets_of_figures(pov_report *report, const pov_results *results,
                       const sheets_rows *rows);

/** Which rows tell of what.  Owns: both must last as long. */
sheet_places sheets_places(const shown_targets *targets,
                           const figure_rows *figures, pov_arena *arena);

/** Which rows are of communes that are folded away. */
const bool *sheets_folded_targets(const pov_results *results,
                                  const shown_targets *shown);
const bool *sheets_folded_figures(const pov_results *results,
                                  const figure_rows *rows);

/** What to look at first, `*n_ranked` of them in the order of overview_worst; a
 *  sheet has room for all that is overdue, too, as it stands. */
shown_targets sheets_worst(const pov_results *results,
                           const shown_targets *aims, size_t *n_ranked);

/** What the sheets of targets are made of. */
typedef struct sheets_matter {
    pov_results all; /* every figure of the areas asked for, whatever else the
                        targets must fit: a target of 2025 begins with a figure
                        of 2020 */
    figure_rows figures;
    shown_targets chosen; /* see select_aims */
    shown_targets aims;   /* of those shown, each in its worst form */
} sheets_matter;

sheets_matter sheets_matter_of(const pov_results *results,
                               const shown_targets *shown);

#endif
