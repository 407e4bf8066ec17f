#ifndef MEASURE_MEASURE_H
#define MEASURE_MEASURE_H

#include "povstat/measure.h"

/* The figures are sorted, so all actual levels of one area, indicator and
 * standard stand together in the order of their dates: a series.  A special
 * zone goes on with the series of its district. */

/** The key of a target's series, in one measure. */
pov_key series_key(const pov_key *target, pov_unit measure);

#endif
