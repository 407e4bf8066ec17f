#ifndef POVSTAT_REPORT_TRACE_MISSING_H
#define POVSTAT_REPORT_TRACE_MISSING_H

#include "report/trace_tree.h"

/** Tell of a figure that nobody states and nothing gives what it would follow
 *  from, and which of that is missing. */
void trace_missing(trace_tree *tree, int depth, const pov_key *key);

/** Tell where an area's indicator is known instead: at other dates, under
 *  other standards, of territories before or after it. */
void trace_near_misses(trace_tree *tree, const pov_key *key);

#endif
