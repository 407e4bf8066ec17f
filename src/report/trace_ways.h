#ifndef POVSTAT_REPORT_TRACE_WAYS_H
#define POVSTAT_REPORT_TRACE_WAYS_H

#include "povstat/figures.h"

/** Ways to a figure, in the order in which they are told. */
typedef struct ways {
    const pov_derivation *items[POV_DERIVATIONS_KEPT + 2];
    size_t count;
} ways;

/** All ways to a figure; those that assume something come first, as the others
 *  only have to confirm them. */
ways ways_to(const pov_figure *figure);

/** The ways that have to be told of a figure which a derivation takes to be
 *  `taken`: one that alone is enough, else all; none if that is what its
 *  statement says. */
ways ways_to_input(const pov_figure *figure, const pov_interval *taken);

#endif
