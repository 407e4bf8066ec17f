#ifndef POVSTAT_MEASURE_SERIES_H
#define POVSTAT_MEASURE_SERIES_H

#include "povstat/measure.h"

/** The key of a target's series, in one measure. */
pov_key series_key(const pov_key *target, pov_unit measure);

/** Evidence is what is stated, if only as a bound, or derived on both sides.
 *  NULL is none. */
bool series_is_evidence(const pov_figure *figure);

/** The actual for a target, after its t0 and not after the as-of day: the one
 *  dated t1, else the latest before, else the earliest after; or NULL. */
const pov_figure *series_actual(const pov_figures *figures,
                                const pov_key *series, const pov_trial *trial);

/** The figure of a series on a day, or NULL. */
const pov_figure *series_at(const pov_figures *figures, const pov_key *series,
                            pov_day day);

#endif
