#ifndef POVSTAT_VIEW_CHARTS_H
#define POVSTAT_VIEW_CHARTS_H

#include "povstat/view.h"

/** A value axis: from `first` to `last` times a round step. */
typedef struct axis {
    pov_decimal step; /* 1, 2 or 5 times a power of ten */
    int64_t first, last;
} axis;

/**
 * The axis with round ends and at most `most` steps that holds both values.
 *
 * Errors: false if a value is negative, or too large to be drawn.
 */
bool charts_axis_over(pov_ratio least, pov_ratio largest, pov_unit unit,
                      int most, axis *out);

/** Where on 0..POV_CHART_SPAN a value lies, rounded down.  Values outside the
 *  axis lie at its end. */
int charts_axis_place(const axis *a, pov_ratio value);

/** Baseline, target, actual and what is expected by now on one axis from
 *  zero.  NULL if the target is no level that could be drawn, or nothing is
 *  known to draw beside it. */
const pov_chart *charts_bullet(const pov_results *r, const pov_progress *p);

/**
 * Make a section with a chart for each series of an area that has a target
 * among those shown and actuals of several years; without any it has no charts.
 *
 * Shape: `first` is the area's first figure in the sorted list.
 */
pov_section charts_years(const pov_results *r, size_t first,
                         const pov_progress *const shown[], size_t n_shown);

/** The signs of the bullets and time lines that the report has by now. */
void charts_legend(pov_report *report, const pov_results *r);

#endif
