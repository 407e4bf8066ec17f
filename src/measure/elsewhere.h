#ifndef POVSTAT_MEASURE_ELSEWHERE_H
#define POVSTAT_MEASURE_ELSEWHERE_H

#include "povstat/measure.h"

/**
 * Look for figures that would be meant by a careless reader: of the territory
 * before or after a merger, or under another standard.
 *
 * Shape: baseline and actual of the trial are found; `actual` is the figure
 *        of the latter, NULL if there is none.  Sets `incomparable`, the
 *        flag, and what was left out.
 */
void elsewhere_look(const pov_figures *figures, pov_progress *progress,
                    const pov_key *series, const pov_figure *actual,
                    pov_language language);

/** Say what was left out and why. */
void elsewhere_report(const pov_progress *progress, pov_findings *findings);

#endif
