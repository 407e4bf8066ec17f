#ifndef POVSTAT_MEASURE_SPAN_H
#define POVSTAT_MEASURE_SPAN_H

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

spans spans_of(const pov_trial *trial);

#endif
