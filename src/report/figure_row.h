#ifndef REPORT_FIGURE_ROW_H
#define REPORT_FIGURE_ROW_H

#include "povstat/figures.h"
#include "povstat/reports.h"

enum {
    CONFLICTS_A_SIDE = 4, /* statements of the same figure above, and below */
    CONFLICTS_KEPT = 2 * CONFLICTS_A_SIDE
};

/** Statements that one statement disagrees with, in order of place. */
typedef struct conflicts {
    const pov_evidence *items[CONFLICTS_KEPT];
    size_t count;
} conflicts;

/** Those that say the most and the least of a figure: whoever disagrees with
 *  anybody disagrees with one of them. */
typedef struct extremes {
    const pov_evidence *lowest[CONFLICTS_A_SIDE];
    const pov_evidence *highest[CONFLICTS_A_SIDE];
    size_t n_lowest, n_highest;
} extremes;

extremes figure_row_extremes(const pov_figure *figure);

/**
 * What a statement disagrees with: others of its figure that leave no value to
 * both; one that is not used, also the statements of other figures that rule
 * it out.
 */
conflicts figure_row_conflicts(const pov_evidence *stated,
                               const extremes *among);

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
const char *figure_row_value(pov_arena *arena, const figure_row *row);

/** What the row says of the figure; a statement alone, not what is known. */
const pov_interval *figure_row_range(const figure_row *row);

/** What a change, a flow or a target counts from, else POV_NO_DAY. */
pov_day figure_row_since(const figure_row *row);

/** What a statement says besides its value; NULL: it does not. */
const char *figure_row_operator(const figure_row *row);
const char *figure_row_stretch(pov_arena *arena, const figure_row *row);
const char *figure_row_baseline(pov_arena *arena, const figure_row *row);

/** Its status, or the weakest it was derived from. */
const char *figure_row_status(const figure_row *row);

/** Is it what povstat reckons with? */
bool figure_row_is_chosen(const figure_row *row);

/** Ids of documents that are recorded, else NULL. */
const char *figure_row_plan(const figure_row *row);
const char *figure_row_document(const figure_row *row);

/** How a derived figure follows; an empty list for a statement. */
pov_cell figure_row_derivation(pov_arena *arena, const figure_row *row);

/** All of them as machines read them: povstat.figures/1. */
pov_table *figure_row_table(const pov_results *results,
                            const figure_rows *rows);

#endif
