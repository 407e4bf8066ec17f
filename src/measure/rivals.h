#ifndef POVSTAT_MEASURE_RIVALS_H
#define POVSTAT_MEASURE_RIVALS_H

#include "povstat/measure.h"

/**
 * Judge with each side of what is in conflict: what is stated, and what the
 * other figures say instead.
 *
 * Shape: the trial of a conflict is complete; sides that say the same are one.
 */
void rivals_judge(const pov_figures *figures, pov_progress *progress);

#endif
