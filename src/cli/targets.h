#ifndef CLI_TARGETS_H
#define CLI_TARGETS_H

#include "cli/filter.h"
#include "cli/pipeline.h"

/** The first half of a command with filter options: load the reference tables,
 *  understand the filter, read, reckon.  Errors: as filter_from; without
 *  reference tables out->catalogue is NULL and findings say why. */
exit_status targets_read(invocation *in, pov_filter *filter, pipeline *out);

/** All of a command that prints targets: filter, read, reckon, measure, make
 *  the report and draw it.  Errors: as filter_from. */
exit_status targets_print(invocation *in,
                          pov_report *make(const pov_results *results));

#endif
