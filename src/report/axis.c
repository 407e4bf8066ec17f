#include "report/axis.h"

#include "report/words.h"

/* Positions are found by comparing exact fractions, never by dividing, so
 * that no value is too awkward to be placed. */

enum { FINEST = -4, COARSEST = 15 }; /* powers of ten of a step */

/** More steps from zero than this are no longer told apart. */
static const int64_t most_from_zero = 1000000000000;

static bool make_step(int power, int64_t digit, pov_decimal *out)
{
    return pov_decimal_shift(pov_decimal_whole(digit), power, out);
}

/** The step times over / under.  Errors: false on overflow. */
static bool at_steps(const axis *a, int64_t over, int64_t under, pov_ratio *out)
{
    pov_ratio steps;

    return pov_ratio_make(over, under, &steps) &&
           pov_ratio_multiply(steps, pov_ratio_from_decimal(a->step), out);
}

/** Does this step hold the values in at most so many? */
static bool fits(axis *a, pov_ratio least, pov_ratio largest, int most)
{
    pov_ratio steps;

    if (!pov_ratio_divide(least, pov_ratio_from_decimal(a->step), &steps))
        return false;
    a->first = pov_ratio_floor(steps);
    if (!pov_ratio_divide(largest, pov_ratio_from_decimal(a->step), &steps))
        return false;
    a->last = pov_ratio_ceiling(steps);
    if (a->last == a->first)
        a->last++;
    return a->last - a->first <= most && a->last <= most_from_zero;
}

/** Small differences between large values are shown as such; otherwise an
 *  axis begins at nothing. */
static bool lie_close(pov_ratio least, pov_ratio largest)
{
    pov_ratio half;

    return pov_ratio_multiply(largest, (pov_ratio){1, 2}, &half) &&
           pov_ratio_compare(least, half) > 0;
}

/** The least value, or a tenth below the largest if that is less: a change by
 *  next to nothing must not fill a chart. */
static pov_ratio well_below(pov_ratio least, pov_ratio largest)
{
    pov_ratio below;

    if (pov_ratio_multiply(largest, (pov_ratio){9, 10}, &below) &&
        pov_ratio_compare(below, least) < 0)
        return below;
    return least;
}

bool axis_over(pov_ratio least, pov_ratio largest, pov_unit unit, int most,
               axis *out)
{
    static const int64_t digits[] = {1, 2, 5};
    const pov_ratio zero = {0, 1};

    if (pov_ratio_compare(least, zero) < 0)
        return false;
    least = lie_close(least, largest) ? well_below(least, largest) : zero;
    for (int power = unit == POV_IN_COUNT ? 0 : FINEST; power <= COARSEST;
         power++)
        for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
            if (make_step(power, digits[i], &out->step) &&
                fits(out, least, largest, most))
                return true;
    return false;
}

int axis_place(const axis *a, pov_ratio value)
{
    int low = 0, high = POV_CHART_SPAN;
    int64_t steps = a->last - a->first;

    while (low < high) {
        int middle = high - (high - low) / 2;
        pov_ratio there;

        if (at_steps(a, a->first * POV_CHART_SPAN + steps * middle,
                     POV_CHART_SPAN, &there) &&
            pov_ratio_compare(there, value) <= 0)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

static const char *tick_label(const axis *a, const pov_results *r,
                              pov_unit unit, int64_t n)
{
    pov_decimal at = {a->step.units * n, n ? a->step.scale : 0};

    return words_amount(r->arena, r->language, at, unit);
}

void axis_ticks(const axis *a, const pov_results *r, pov_unit unit,
                int64_t labelled, pov_tick_list *out)
{
    int64_t steps = a->last - a->first;

    for (int64_t i = 0; i <= steps; i++) {
        pov_tick tick = {.at = (int)(POV_CHART_SPAN * i / steps)};

        if (i % labelled == 0 || i == steps)
            tick.label = tick_label(a, r, unit, a->first + i);
        pov_arena_push(r->arena, out, tick);
    }
}
