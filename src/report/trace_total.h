#ifndef POVSTAT_REPORT_TRACE_TOTAL_H
#define POVSTAT_REPORT_TRACE_TOTAL_H

#include "report/trace_tree.h"

/** Hold a stated rate whose total nobody states against the total of the
 *  latest day before: does it print so, only if cut off, or only with another
 *  total? */
void trace_total(trace_tree *tree, const pov_figure *rate);

#endif
