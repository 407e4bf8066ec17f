#ifndef POVSTAT_MEASURE_UNREPORTED_H
#define POVSTAT_MEASURE_UNREPORTED_H

#include "povstat/measure.h"

/**
 * "No report" means that nothing was reported.  What was and cannot be turned
 * into the target's form, or is only a part of it, makes it undecidable, with
 * what it would take.
 */
void unreported_look(const pov_figures *figures, pov_progress *progress);

#endif
