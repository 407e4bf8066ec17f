#ifndef POVSTAT_MEASURE_CORNER_H
#define POVSTAT_MEASURE_CORNER_H

#include "measure/span.h"
#include "povstat/measure.h"

/** One point of everything that is uncertain. */
typedef struct corner {
    pov_maybe baseline, target, actual;
    pov_maybe exact; /* the target before a count was made whole */
} corner;

pov_maybe corner_known(pov_ratio r);

/** The single number that stands for a quantity: exact, else as printed. */
pov_maybe corner_point(const pov_quantity *q);

/** Is the trial about a rate, not a count? */
bool corner_is_rate(const pov_trial *t);

bool corner_asks_for_less(pov_operator op);

/** Decimals that the target is written with; -1 if it is no decimal. */
int corner_target_scale(const pov_trial *t);

/* Arithmetic that passes "unknown" on. */
pov_maybe corner_times(pov_maybe a, pov_ratio b);
pov_maybe corner_ratio(int64_t over, int64_t under);
pov_maybe corner_difference(pov_maybe a, pov_maybe b);

/** S = (a - b) / (g - b), in percent. */
pov_maybe corner_share(const corner *c);

/** P = S / (e / n), in percent; only before the deadline. */
pov_maybe corner_pace(pov_maybe share, const spans *time);

/** Resolve the target from the corner's baseline; sets the flags of a level
 *  that cannot be meant.  Errors: the target stays unknown. */
void corner_resolve(const pov_trial *t, corner *c, const spans *time,
                    pov_outcome *out);

/** What is printed beside the verdict, as far as single numbers are known. */
void corner_measures(const pov_trial *t, const spans *time, pov_outcome *out);

#endif
