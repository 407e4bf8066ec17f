#ifndef POVSTAT_MEASURE_CLAIMS_H
#define POVSTAT_MEASURE_CLAIMS_H

#include "povstat/measure.h"

/**
 * Put beside each target what sources say themselves of whether it was
 * reached, and hold that against the verdict where both can be reckoned.
 *
 * Shape:  the targets of one area, whose figures stand from `from` to `to`.
 * Errors: a finding for each claim that disagrees, unless it was told that it
 *         gives way.
 */
void claims_check(const pov_figures *figures, size_t from, size_t to,
                  const pov_progress_list *list, pov_findings *findings);

/** The number that an interval is.  Errors: false if it is several, or has too
 *  many decimals. */
bool claims_number(const pov_interval *value, pov_decimal *number);

#endif
