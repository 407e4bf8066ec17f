#ifndef POVSTAT_VIEW_PACE_H
#define POVSTAT_VIEW_PACE_H

#include "povstat/view.h"

/**
 * What a target that is still running needs, in a sentence: what is to go in
 * the time left, what a year brought so far, and where the straight line
 * through both figures ends.
 *
 * Errors: NULL if it is not running, or the figures do not tell.
 */
const char *pace_sentence(const pov_results *results,
                          const pov_progress *progress);

#endif
