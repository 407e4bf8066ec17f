#ifndef MEASURE_JUDGE_H
#define MEASURE_JUDGE_H

#include "povstat/measure.h"

/** The time of a trial: whole years if all its dates share month and day,
 *  days otherwise. */
typedef struct spans {
    int whole;   /* t1 - t0 */
    int elapsed; /* ta - t0; 0 without an actual */
    int left;    /* t1 - ta */
    int year;    /* how many of the unit make a year */
    int years;   /* calendar years from t0 to t1 */
} spans;

/** One point of everything that is uncertain. */
typedef struct corner {
    pov_maybe baseline, target, actual;
    pov_maybe exact; /* the target before a count was made whole */
} corner;

pov_maybe corner_known(pov_ratio r);

/** Is the trial about a rate, not a count? */
bool corner_is_rate(const pov_trial *t);

/** Decimals that the target is written with; -1 if it is no decimal. */
int corner_target_scale(const pov_trial *t);

/* Arithmetic that passes "unknown" on. */

#endif
