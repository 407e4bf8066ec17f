#ifndef POVSTAT_INTERVAL_H
#define POVSTAT_INTERVAL_H

#include <stdbool.h>

#include "povstat/ratio.h"

/** One end of an interval. */
typedef struct pov_end {
    bool finite; /* false: this side is open-ended */
    bool closed; /* the end itself belongs; meaningless unless finite */
    pov_ratio at;
} pov_end;

/** Every value a quantity may still have.  Source: docs/method.md */
typedef struct pov_interval {
    pov_end low, high;
} pov_interval;

pov_interval pov_interval_any(void);
pov_interval pov_interval_point(pov_ratio r);
pov_interval pov_interval_closed(pov_ratio low, pov_ratio high);

/** 100 × part / whole: a point, but for thousands.  Errors: as
 * pov_ratio_divide.
 */
bool pov_interval_percent(pov_decimal part, pov_decimal whole,
                          pov_interval *out);

/** What a printed figure means: [v - h, v + h), h half a unit of its last
 *  digit that was typed times `half_units`. */
pov_interval pov_interval_rounded(pov_decimal printed, int half_units);

static inline bool pov_interval_is_bounded(const pov_interval *i)
{
    return i->low.finite && i->high.finite;
}

static inline bool pov_interval_is_point(const pov_interval *i)
{
    return pov_interval_is_bounded(i) &&
           !pov_ratio_compare(i->low.at, i->high.at);
}

/** No value at all, even with both ends counted in. */
static inline bool pov_interval_is_empty(const pov_interval *i)
{
    return pov_interval_is_bounded(i) &&
           pov_ratio_compare(i->low.at, i->high.at) > 0;
}

bool pov_interval_contains(const pov_interval *i, pov_ratio r);

static inline bool pov_end_equal(const pov_end *a, const pov_end *b)
{
    return a->finite == b->finite &&
           (!a->finite ||
            (a->closed == b->closed && !pov_ratio_compare(a->at, b->at)));
}

static inline bool pov_interval_equal(const pov_interval *a,
                                      const pov_interval *b)
{
    return pov_end_equal(&a->low, &b->low) && pov_end_equal(&a->high, &b->high);
}

/** The values in both.  Ends that only touch agree: the touching point. */
pov_interval pov_interval_meet(const pov_interval *a, const pov_interval *b);

/** An end beyond the bounds becomes theirs.  One that is open-ended stays so,
 *  and of an interval that has nothing in them both do. */
pov_interval pov_interval_cut(const pov_interval *i,
                              const pov_interval *bounds);

/** Is some value, ends counted in, in both? */
bool pov_interval_agree(const pov_interval *a, const pov_interval *b);

/* Arithmetic on every pair of values.  An end that leaves int64 becomes
 * open-ended: the result may be wider than the truth, never narrower. */
pov_interval pov_interval_add(const pov_interval *a, const pov_interval *b);
pov_interval pov_interval_subtract(const pov_interval *a,
                                   const pov_interval *b);
/** Both must have no negative values. */
pov_interval pov_interval_multiply(const pov_interval *a,
                                   const pov_interval *b);
pov_interval pov_interval_divide(const pov_interval *a, const pov_interval *b);
pov_interval pov_interval_scale(const pov_interval *a, pov_ratio by);

/** Shrink both ends to whole numbers inside the interval. */
pov_interval pov_interval_whole(const pov_interval *i);

#endif
