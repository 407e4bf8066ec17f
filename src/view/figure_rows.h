#ifndef POVSTAT_VIEW_FIGURE_ROWS_H
#define POVSTAT_VIEW_FIGURE_ROWS_H

#include "view/fields.h"

/* Everything that is known, and all that was stated on the way, as rows. */

/** One row of an export: a stated value, or a figure that follows from
 *  others. */
typedef struct figure_row {
    const pov_figure *figure;
    const pov_evidence *stated; /* NULL: derived */
} figure_row;

typedef struct figure_rows {
    figure_row *items;
    size_t count;
} figure_rows;

/**
 * What the filter lets pass, each stated value and each derived figure once.
 *
 * Derived is what is known on both sides and stated by nobody, or by a
 * statement that leaves a side open: "hơn 18.000 hộ".
 * Shape:  in the order of the figures; statements by place, then the derived.
 */
figure_rows figure_rows_of(const pov_results *results);

/** The columns of the rows, wherever they appear. */
extern const field figure_fields[];
extern const size_t n_figure_fields;

/** As machines read them, or as the sheet Figures, in which row i is that of
 *  `rows`.  Owns: the items of `rows` must last as long. */
const pov_rows *figure_rows_in(const pov_results *results,
                               const figure_rows *rows, field_table table);

/** Where a browser finds a document, or NULL.  Shape: `document` may be
 *  NULL. */
const pov_link *figure_rows_document_link(const field_view *view,
                                          const pov_plan *document);

#endif
