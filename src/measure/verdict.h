#ifndef POVSTAT_MEASURE_VERDICT_H
#define POVSTAT_MEASURE_VERDICT_H

#include "povstat/measure.h"

/** All that the table of verdicts asks about, at one point. */
typedef struct verdict_facts {
    unsigned flags; /* of the declaration: dates, direction, over_baseline */
    bool nobody_eligible, conflict, incomparable;
    bool has_actual, has_baseline, needs_baseline;
    bool is_due;       /* as-of is the deadline or later */
    bool is_final;     /* the actual is dated the deadline or later */
    bool is_direction; /* no number */
    bool holds;        /* the actual meets the target */
    bool is_beyond;    /* and is strictly better than asked */
    bool baseline_holds;
    pov_maybe pace; /* P in percent */
} verdict_facts;

/** The first row of the table that fits. */
pov_verdict verdict_find(const verdict_facts *facts);

/** The degree of a share in percent. */
pov_degree verdict_degree(pov_ratio share);

#endif
