#ifndef POVSTAT_RECKON_INTERVAL_TEXT_H
#define POVSTAT_RECKON_INTERVAL_TEXT_H

#include "povstat/interval.h"
#include "povstat/finding.h"

/** "1155 to 1157", "at least 5", "no number" or the one value; NULL if it may
 *  be anything that is counted.  Ends of many decimals are rounded outward. */
const char *interval_text(const pov_interval *i, const pov_findings *findings);

#endif
