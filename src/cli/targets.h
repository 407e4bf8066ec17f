#ifndef CLI_TARGETS_H
#define CLI_TARGETS_H

#include "cli/filter.h"

/** All of a command that prints targets: filter, read, reckon, measure, make
 *  the report and draw it.  Errors: as filter_from. */
exit_status targets_print(invocation *in,
                          pov_report *make(const pov_results *results));

#endif
