#include "model/allowed.h"

/** With at least this many decimals: 2 becomes 2,0. */
static pov_decimal at_scale(pov_decimal d, int scale)
{
    for (; d.zeros && pov_decimal_precision(d) < scale; d.zeros--)
        ;
    while (d.scale < scale && d.units < INT64_MAX / 10 &&
           d.units > INT64_MIN / 10) {
        d.units *= 10;
        d.scale++;
    }
    return d;
}

/** Both ends of a range with what rounding allows beyond them; in "2 – 2,5%"
 *  both are meant to one decimal. */
static pov_interval hull(pov_decimal a, pov_decimal b, int half_units)
{
    pov_interval first =
        pov_interval_rounded(at_scale(a, pov_decimal_precision(b)), half_units);
    pov_interval second =
        pov_interval_rounded(at_scale(b, pov_decimal_precision(a)), half_units);

    pov_interval both = pov_decimal_compare(a, b) > 0
                            ? (pov_interval){second.low, first.high}
                            : (pov_interval){first.low, second.high};

    both.high.closed = both.high.closed || !half_units; /* "50 - 60 hộ" */
    return both;
}

/** A bound is a norm: exactly the number that was written, whatever it was
 *  rounded to. */
static pov_interval bound(const pov_phrase *says)
{
    pov_interval i = pov_interval_point(pov_ratio_from_decimal(says->amount));
    pov_end open = {.at = {0, 1}};

    switch (says->op) {
    case POV_AT_LEAST:
    case POV_MORE_THAN:
        i.high = open;
        i.low.closed = says->op == POV_AT_LEAST;
        break;
    case POV_AT_MOST:
    case POV_LESS_THAN:
        i.low = open;
        i.high.closed = says->op == POV_AT_MOST;
        break;
    case POV_EXACTLY:
    case POV_ABOUT:
        break;
    }
    return i;
}

/** Is it a count of which each digit was typed?  It may be the end of a range.
 */
static bool is_exact_count(const pov_phrase *says)
{
    return says->unit == POV_IN_COUNT &&
           (!says->amount.zeros || (says->has_stretch && !says->stretch.zeros));
}

/* A difference of two rounded numbers may be off by a whole last unit; what a
 * plan promises is rounded once.  Counts are exact but for so many thousands.
 */
static pov_interval allowed(const pov_phrase *says, bool is_target)
{
    int half_units =
        is_exact_count(says)                                                ? 0
        : says->form == POV_LEVEL || says->form == POV_CLAIMED || is_target ? 1
                                                                            : 2;

    if (!says->has_amount || says->about)
        return pov_interval_any();
    if (says->has_stretch)
        return hull(says->amount, says->stretch, half_units);
    if (says->op_said)
        return bound(says);
    if (half_units)
        return pov_interval_rounded(says->amount, half_units);
    return pov_interval_point(pov_ratio_from_decimal(says->amount));
}

/** Is it but a number of what is counted, which may be as many as are? */
static bool is_count_itself(const pov_key *key, const pov_phrase *says)
{
    return key->form == POV_LEVEL && key->unit == POV_IN_COUNT &&
           says->unit == POV_IN_COUNT && says->has_amount &&
           says->amount.units > 0 && !says->amount.zeros && !says->about &&
           !says->has_stretch && !says->op_said;
}

pov_interval allowed_by(const pov_key *key, const pov_statement *s,
                        const pov_phrase *says)
{
    pov_interval i, possible;

    if (is_count_itself(key, says))
        return pov_interval_point(says->amount.scale
                                      ? pov_ratio_from_decimal(says->amount)
                                      : (pov_ratio){says->amount.units, 1});
    i = allowed(says, s->is_target);
    possible = pov_key_possible(key);
    i = pov_interval_cut(&i, &possible);
    if (says->unit == POV_IN_COUNT && !says->op_said && !is_exact_count(says))
        i = pov_interval_whole(&i); /* "26,1 nghìn" */
    if (i.low.finite && pov_end_equal(&i.low, &possible.high))
        i.high = i.low; /* "at least 100 %" */
    if (i.high.finite && pov_end_equal(&i.high, &possible.low))
        i.low = i.high; /* "none left" */
    return i;
}

pov_interval pov_phrase_about(const pov_phrase *says)
{
    pov_interval i;
    pov_decimal unit = {.units = 1, .scale = says->amount.scale};
    int64_t digits = says->amount.units;

    while (!unit.scale && digits && digits % 10 == 0 &&
           says->unit == POV_IN_COUNT) {
        digits /= 10;
        unit.units *= 10;
    }
    i = pov_interval_point(pov_ratio_from_decimal(says->amount));
    i.low.finite =
        pov_ratio_subtract(i.low.at, pov_ratio_from_decimal(unit), &i.low.at);
    i.high.finite =
        pov_ratio_add(i.high.at, pov_ratio_from_decimal(unit), &i.high.at);
    return i;
}
