#ifndef POVSTAT_REPORT_FIGURE_ROWS_H
#define POVSTAT_REPORT_FIGURE_ROWS_H

#include "povstat/reports.h"

/** One row of an export: a stated value, or a figure that follows from
 *  others. */
typedef struct figure_row {
    const pov_figure *figure;
    const pov_evidence *stated; /* NULL: derived */
} figure_row;

/**
 * What the filter lets pass, each stated value and each derived figure once.
 *
 * Derived is what is known on both sides and stated by nobody, or by a
 * statement that leaves a side open: "hơn 18.000 hộ".
 * Shape:  in the order of the figures; statements by place, then the derived.
 */
typedef struct figure_rows {
    figure_row *items;
    size_t count, capacity;
} figure_rows;

figure_rows figure_rows_of(const pov_results *results);

/** The value as typed, else the exact number; NULL: none, or no one number. */
const char *row_value(pov_arena *arena, const figure_row *row);

/** What the row says of the figure; a statement alone, not what is known. */
const pov_interval *row_range(const figure_row *row);

/** What a change, a flow or a target counts from, else POV_NO_DAY. */
pov_day row_since(const figure_row *row);

/** What a statement says besides its value; NULL: it does not. */
const char *row_operator(const figure_row *row);
const char *row_stretch(pov_arena *arena, const figure_row *row);
const char *row_baseline(pov_arena *arena, const figure_row *row);

/** Its status, or the weakest it was derived from. */
const char *row_status(const figure_row *row);

/** Is it what povstat reckons with? */
bool row_is_chosen(const figure_row *row);

/** Ids of documents that are recorded, else NULL. */
const char *row_plan(const figure_row *row);
const char *row_document(const figure_row *row);

/** How a derived figure follows; an empty list for a statement. */
pov_cell row_derivation(pov_arena *arena, const figure_row *row);

#endif
