#ifndef POVSTAT_RECKON_INTERVAL_TEXT_H
#define POVSTAT_RECKON_INTERVAL_TEXT_H

#include "povstat/interval.h"

/** "1155 to 1157", "at least 5", or the one value; NULL if it may be
 *  anything.  Ends of many decimals are rounded outward. */
const char *interval_text(const pov_interval *i, pov_arena *arena);

#endif
