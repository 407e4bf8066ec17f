#ifndef POVSTAT_MEASURE_QUANTITY_H
#define POVSTAT_MEASURE_QUANTITY_H

#include "povstat/measure.h"

/** What one statement says in the measure of an actual: as it is, or as a rate
 *  from its own document's count and whole. */
pov_quantity quantity_stated(const pov_figure *actual,
                             const pov_evidence *stated);

#endif
