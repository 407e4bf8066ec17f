#ifndef MEASURE_SERIES_H
#define MEASURE_SERIES_H

#include "povstat/measure.h"

/* The figures are sorted, so all actual levels of one area, indicator and
 * standard stand together in the order of their dates: a series.  A special
 * zone goes on with the series of its district. */

/** The key of a target's series, in one measure. */
pov_key series_key(const pov_key *target, pov_unit measure);

/** The figure of a series on a day, or NULL. */
const pov_figure *series_at(const pov_figures *figures, const pov_key *series,
                            pov_day day);

/** The actual for a target, after its t0 and not after the as-of day: the one
 *  dated t1, else the latest before, else the earliest after; or NULL. */
const pov_figure *series_actual(const pov_figures *figures,
                                const pov_key *series, const pov_trial *trial);

/** Evidence is what is stated, or derived on both sides.  NULL is none. */
bool series_is_evidence(const pov_figure *figure);

#endif
