#ifndef POVSTAT_MEASURE_ALTERNATIVES_H
#define POVSTAT_MEASURE_ALTERNATIVES_H

#include "povstat/measure.h"

/** Judge again with each statement that gave way to the actual. */
void alternatives_judge(pov_progress *p, pov_arena *arena);

#endif
