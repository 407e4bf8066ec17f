#ifndef POVSTAT_REPORT_CHARTS_H
#define POVSTAT_REPORT_CHARTS_H

#include "report/axis.h"

/** Baseline, target, actual and what is expected by now on one axis from
 *  zero.  NULL if the target is no level that could be drawn. */
const pov_chart *bullet_chart(const pov_results *r, const pov_progress *p);

/**
 * A chart for each series of an area that has a target among those shown and
 * actuals of several years.  Without any: a section without charts.
 *
 * Shape: `first` is the area's first figure in the sorted list.
 */
pov_section years_section(const pov_results *r, size_t first,
                          const pov_progress *const shown[], size_t n_shown);

/** The signs of bullets and time lines. */
void add_legend(pov_report *report, const pov_results *r);

/** "actual, end 2023: 21.9 %". */
const char *said(const pov_results *r, const char *what, pov_day when,
                 const char *value);

/** The level asked for at the strong end of a range: "≤ 22.21 %". */
const char *strong_level(const pov_results *r, const pov_progress *p);

#endif
