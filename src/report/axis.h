#ifndef POVSTAT_REPORT_AXIS_H
#define POVSTAT_REPORT_AXIS_H

#include "povstat/reports.h"

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
bool axis_over(pov_ratio least, pov_ratio largest, pov_unit unit, int most,
               axis *out);

/** Where on 0..POV_CHART_SPAN a value lies, rounded down.  Values outside the
 *  axis lie at its end. */
int axis_place(const axis *a, pov_ratio value);

/** A tick at every step; only each `labelled`th from the first, and the last,
 *  say their value. */
void axis_ticks(const axis *a, const pov_results *r, pov_unit unit,
                int64_t labelled, pov_tick_list *out);

#endif
