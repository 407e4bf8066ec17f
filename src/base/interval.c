#include "povstat/interval.h"

#include <stdlib.h>

static const pov_end open_ended = {.finite = false, .at = {0, 1}};

static pov_end end_at(pov_ratio at, bool closed)
{
    return (pov_end){.finite = true, .closed = closed, .at = at};
}

pov_interval pov_interval_any(void)
{
    return (pov_interval){open_ended, open_ended};
}

pov_interval pov_interval_point(pov_ratio r)
{
    return (pov_interval){end_at(r, true), end_at(r, true)};
}

/** A number of which every digit was typed is just that number. */
static pov_interval counted(pov_decimal d)
{
    return d.zeros ? pov_interval_rounded(d, 1)
                   : pov_interval_point(pov_ratio_from_decimal(d));
}

/** The same where so many thousands are the part, or the whole. */
static bool percent_rounded(pov_decimal part, pov_decimal whole,
                            pov_interval *out)
{
    const pov_interval one = counted(part), all = counted(whole);

    *out = pov_interval_divide(&one, &all);
    *out = pov_interval_scale(out, pov_ratio_whole(100));
    return whole.units && pov_interval_is_bounded(out);
}

bool pov_interval_percent(pov_decimal part, pov_decimal whole,
                          pov_interval *out)
{
    pov_ratio r;

    if (part.zeros || whole.zeros)
        return percent_rounded(part, whole, out);
    if (!pov_ratio_divide(pov_ratio_from_decimal(part),
                          pov_ratio_from_decimal(whole), &r) ||
        !pov_ratio_multiply(r, pov_ratio_whole(100), &r))
        return false;
    *out = pov_interval_point(r);
    return true;
}

pov_interval pov_interval_closed(pov_ratio low, pov_ratio high)
{
    return (pov_interval){end_at(low, true), end_at(high, true)};
}

/** An odd number over two times a power of ten, in lowest terms: they have no
 *  factor in common but 5. */
static pov_ratio odd_half(int64_t over, int64_t under)
{
    while (over % 5 == 0 && under % 5 == 0) {
        over /= 5;
        under /= 5;
    }
    return (pov_ratio){over, under};
}

/** Half a unit to either side, of not too many decimals: most are so. */
static pov_interval rounded_to_nearest(pov_decimal printed)
{
    int64_t under = 2;

    for (int i = 0; i < printed.scale; i++)
        under *= 10;
    return (pov_interval){
        end_at(odd_half(2 * printed.units - 1, under), true),
        end_at(odd_half(2 * printed.units + 1, under), false)};
}

/** The same of thousands. */
static pov_interval rounded_to_tens(pov_decimal printed, int half_units)
{
    pov_interval i = pov_interval_any();
    pov_decimal half = {.units = 5 * (int64_t)half_units}, end;

    pov_decimal_shift(half, printed.zeros - 1, &half);
    i.low.closed = true;
    i.low.finite = pov_decimal_subtract(printed, half, &end);
    if (i.low.finite)
        i.low.at = pov_ratio_from_decimal(end);
    i.high.finite = pov_decimal_add(printed, half, &end);
    if (i.high.finite)
        i.high.at = pov_ratio_from_decimal(end);
    return i;
}

pov_interval pov_interval_rounded(pov_decimal printed, int half_units)
{
    enum { MOST_DECIMALS = 6 };
    int scale = printed.scale + 1;
    pov_decimal half = {.units = 5 * (int64_t)half_units, .scale = scale};
    pov_decimal tenfold = {.scale = scale};
    pov_interval i = pov_interval_any();
    pov_ratio v, h;

    if (printed.zeros)
        return rounded_to_tens(printed, half_units);
    if (scale > POV_DECIMAL_MAX_SCALE)
        return pov_interval_point(pov_ratio_from_decimal(printed));
    if (half_units == 1 && printed.scale <= MOST_DECIMALS &&
        llabs(printed.units) < INT64_MAX / 100)
        return rounded_to_nearest(printed);
    i.low.closed = true;
    if (llabs(printed.units) < INT64_MAX / 100) { /* most are */
        i.low.finite = i.high.finite = true;
        tenfold.units = 10 * printed.units - half.units;
        i.low.at = pov_ratio_from_decimal(tenfold);
        tenfold.units = 10 * printed.units + half.units;
        i.high.at = pov_ratio_from_decimal(tenfold);
        return i;
    }
    v = pov_ratio_from_decimal(printed);
    h = pov_ratio_from_decimal(half);
    i.low.finite = pov_ratio_subtract(v, h, &i.low.at);
    i.high.finite = pov_ratio_add(v, h, &i.high.at);
    return i;
}

/** Is a low end above a high one? */
static bool is_beyond(const pov_end *low, const pov_end *high)
{
    return low->finite && high->finite &&
           pov_ratio_compare(low->at, high->at) > 0;
}

bool pov_interval_contains(const pov_interval *i, pov_ratio r)
{
    int over_low = i->low.finite ? pov_ratio_compare(r, i->low.at) : 1;
    int under_high = i->high.finite ? pov_ratio_compare(i->high.at, r) : 1;

    return (over_low > 0 || (over_low == 0 && i->low.closed)) &&
           (under_high > 0 || (under_high == 0 && i->high.closed));
}

/** Take over an end that lets less through; `side` 1 for low ends, -1 for
 *  high. */
static void tighten(pov_end *end, const pov_end *by, int side)
{
    int order;

    if (!by->finite)
        return;
    order = end->finite ? pov_ratio_compare(by->at, end->at) * side : 1;
    if (order > 0)
        *end = *by;
    else if (!order)
        end->closed = end->closed && by->closed;
}

pov_interval pov_interval_meet(const pov_interval *a, const pov_interval *b)
{
    pov_interval both = *a;

    if (!a->low.finite && !a->high.finite) {
        both = *b;
    } else {
        tighten(&both.low, &b->low, 1);
        tighten(&both.high, &b->high, -1);
    }
    if (pov_interval_is_point(&both))
        both.low.closed = both.high.closed = true;
    return both;
}

pov_interval pov_interval_cut(const pov_interval *i, const pov_interval *bounds)
{
    pov_interval cut = pov_interval_meet(i, bounds);

    if (pov_interval_is_empty(&cut))
        return *i;
    if (!i->low.finite)
        cut.low = i->low;
    if (!i->high.finite)
        cut.high = i->high;
    return cut;
}

bool pov_interval_agree(const pov_interval *a, const pov_interval *b)
{
    return !is_beyond(&a->low, &b->high) && !is_beyond(&b->low, &a->high) &&
           !pov_interval_is_empty(a) && !pov_interval_is_empty(b);
}

typedef bool ratio_operation(pov_ratio a, pov_ratio b, pov_ratio *out);

static pov_end end_of(pov_end a, pov_end b, ratio_operation *operation)
{
    pov_end e = open_ended;

    if (!a.finite || !b.finite)
        return e;
    e.finite = operation(a.at, b.at, &e.at);
    e.closed = a.closed && b.closed;
    return e;
}

static bool same_end(const pov_end *a, const pov_end *b)
{
    return a->finite && b->finite && a->closed == b->closed &&
           a->at.over == b->at.over && a->at.under == b->at.under;
}

/** Is it one number?  Most are: then what follows is reckoned once. */
static bool is_one(const pov_interval *i)
{
    return same_end(&i->low, &i->high);
}

static pov_interval one(pov_end end)
{
    return (pov_interval){end, end};
}

pov_interval pov_interval_add(const pov_interval *a, const pov_interval *b)
{
    if (is_one(a) && is_one(b))
        return one(end_of(a->low, b->low, pov_ratio_add));
    return (pov_interval){end_of(a->low, b->low, pov_ratio_add),
                          end_of(a->high, b->high, pov_ratio_add)};
}

pov_interval pov_interval_subtract(const pov_interval *a, const pov_interval *b)
{
    if (is_one(a) && is_one(b))
        return one(end_of(a->low, b->low, pov_ratio_subtract));
    return (pov_interval){end_of(a->low, b->high, pov_ratio_subtract),
                          end_of(a->high, b->low, pov_ratio_subtract)};
}

static bool is_zero(pov_end e)
{
    return e.finite && e.at.over == 0;
}

/** Products of non-negative ends: 0 times anything, even without end, is 0. */
static pov_end product(pov_end a, pov_end b)
{
    if ((is_zero(a) && a.closed) || (is_zero(b) && b.closed))
        return end_at(pov_ratio_whole(0), true);
    return end_of(a, b, pov_ratio_multiply);
}

static pov_end not_below_zero(pov_end low)
{
    if (!low.finite || low.at.over < 0)
        return end_at(pov_ratio_whole(0), true);
    return low;
}

pov_interval pov_interval_multiply(const pov_interval *a, const pov_interval *b)
{
    if (is_one(a) && is_one(b) && a->low.at.over > 0 && b->low.at.over > 0)
        return one(end_of(a->low, b->low, pov_ratio_multiply));
    return (pov_interval){
        product(not_below_zero(a->low), not_below_zero(b->low)),
        product(a->high, b->high)};
}

pov_interval pov_interval_divide(const pov_interval *a, const pov_interval *b)
{
    pov_end floor = not_below_zero(a->low);
    pov_end least = not_below_zero(b->low);
    pov_interval i;

    if (is_one(a) && is_one(b) && a->low.at.over > 0 && b->low.at.over > 0)
        i.low = i.high = end_of(a->low, b->low, pov_ratio_divide);
    else
        i = (pov_interval){end_of(floor, b->high, pov_ratio_divide),
                           end_of(a->high, least, pov_ratio_divide)};
    if (!i.low.finite || is_zero(floor)) /* or divided by what has no end */
        i.low = end_at(pov_ratio_whole(0), is_zero(floor) && floor.closed);
    if (is_zero(a->high) && least.at.over > 0)
        i.high = end_at(pov_ratio_whole(0), true); /* nothing among some */
    return i;
}

pov_interval pov_interval_scale(const pov_interval *a, pov_ratio by)
{
    pov_end factor = end_at(by, true);
    pov_interval i;

    if (is_one(a) && by.over)
        return one(end_of(a->low, factor, pov_ratio_multiply));
    i = (pov_interval){end_of(a->low, factor, pov_ratio_multiply),
                       end_of(a->high, factor, pov_ratio_multiply)};
    if (by.over == 0)
        return pov_interval_point(by);
    return by.over < 0 ? (pov_interval){i.high, i.low} : i;
}

pov_interval pov_interval_whole(const pov_interval *i)
{
    pov_interval whole = *i;

    if (i->low.finite) {
        int64_t low = pov_ratio_ceiling(i->low.at);

        if (!i->low.closed && i->low.at.under == 1 && low < INT64_MAX)
            low++;
        whole.low = end_at(pov_ratio_whole(low), true);
    }
    if (i->high.finite) {
        int64_t high = pov_ratio_floor(i->high.at);

        if (!i->high.closed && i->high.at.under == 1 && high > INT64_MIN)
            high--;
        whole.high = end_at(pov_ratio_whole(high), true);
    }
    return whole;
}
