#ifndef POVSTAT_RATIO_H
#define POVSTAT_RATIO_H

#include <stdbool.h>
#include <stdint.h>

#include "povstat/decimal.h"

/**
 * An exact fraction in lowest terms, denominator over 0.
 *
 * Every operation that can leave int64 says so by returning false; it never
 * wraps and never rounds.
 */
typedef struct pov_ratio {
    int64_t over;  /* numerator */
    int64_t under; /* denominator, 1 or more */
} pov_ratio;

pov_ratio pov_ratio_whole(int64_t n);
pov_ratio pov_ratio_from_decimal(pov_decimal d);

/** over / under reduced.  Errors: false if `under` is 0. */
bool pov_ratio_make(int64_t over, int64_t under, pov_ratio *out);

/** Shape: what is multiplied out fits 128 bits for every pair. */
int pov_ratio_compare_apart(pov_ratio a, pov_ratio b);

/** -1, 0 or 1; exact for every pair. */
static inline int pov_ratio_compare(pov_ratio a, pov_ratio b)
{
    return a.under == b.under ? (a.over > b.over) - (a.over < b.over)
                              : pov_ratio_compare_apart(a, b);
}

bool pov_ratio_add(pov_ratio a, pov_ratio b, pov_ratio *out);
bool pov_ratio_subtract(pov_ratio a, pov_ratio b, pov_ratio *out);
bool pov_ratio_multiply(pov_ratio a, pov_ratio b, pov_ratio *out);
/** Errors: false on overflow or if b is 0. */
bool pov_ratio_divide(pov_ratio a, pov_ratio b, pov_ratio *out);

/** The largest whole number not over r; the smallest not under it. */
int64_t pov_ratio_floor(pov_ratio r);
int64_t pov_ratio_ceiling(pov_ratio r);

typedef enum pov_rounding {
    POV_ROUND_DOWN,    /* toward minus infinity */
    POV_ROUND_UP,      /* toward plus infinity */
    POV_ROUND_HALF_UP, /* nearest; a half away from zero */
} pov_rounding;

/** r to `scale` decimals, or -2: to hundreds.  Errors: false on overflow. */
bool pov_ratio_round(pov_ratio r, int scale, pov_rounding how,
                     pov_decimal *out);

/** For information only, never for a verdict. */
double pov_ratio_approximate(pov_ratio r);

#endif
