#ifndef POVSTAT_MEASURE_JUDGE_H
#define POVSTAT_MEASURE_JUDGE_H

#include "povstat/measure.h"

/** The ends of an interval, once if it is a point. */
typedef struct judged_ends {
    pov_ratio at[2];
    int side[2]; /* what is meant lies just below (-1) or above (1) it */
    size_t count;
} judged_ends;

/** Where an interval is looked at: no figure is below nothing, and without an
 *  upper end it goes to a number that none reaches. */
judged_ends judge_ends(const pov_interval *interval);

/**
 * Can a target be meant as it is typed, whatever is reported?  Then its verdict
 * is not POV_VERDICT_INVALID, and it is not clamped.
 *
 * Shape:  `op` is the side that it asks for, if so.
 * Errors: false also where only pov_judge tells.
 */
bool judge_is_meant(const pov_trial *trial, pov_operator *op);

/** Is the trial about a rate, not a count? */
bool judge_is_rate(const pov_trial *trial);

/** As pov_decimal_precision, of the target as it is written;
 *  JUDGE_NO_DECIMAL if it is none. */
enum { JUDGE_NO_DECIMAL = POV_DECIMAL_MAX_SCALE + 1 };
int judge_target_precision(const pov_trial *trial);

#endif
