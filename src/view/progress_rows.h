#ifndef POVSTAT_VIEW_PROGRESS_ROWS_H
#define POVSTAT_VIEW_PROGRESS_ROWS_H

#include "view/fields.h"
#include "view/places.h"
#include "view/select.h"

/** Give a report what machines read of these targets: the members schema,
 *  as_of, areas, rows and findings, and the rows alone. */
void progress_rows_attach(pov_report *report, const pov_results *results,
                          const shown_targets *shown);

/** Where the cells of the sheets lead. */
typedef struct sheet_places {
    const places *figures;                 /* of pov_evidence and pov_figure */
    const places *targets;                 /* of the pov_evidence of targets */
    size_t figures_before, targets_before; /* rows in front of these */
    size_t figures_sheet, targets_sheet;
} sheet_places;

/** The targets in the order asked for. */
shown_targets progress_rows_ordered(const pov_results *results,
                                    const shown_targets *shown);

/** As the sheet Summary or Progress, in which row i is that of `shown`.  Owns:
 *  its items and the places must last as long. */
const pov_rows *progress_rows_sheet(const pov_results *results,
                                    const shown_targets *shown,
                                    field_table table, sheet_places *to);

#endif
