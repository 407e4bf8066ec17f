#include "reckon/slip.h"

/** A count, its whole and its rate as they are stated. */
typedef struct stated_rate {
    pov_decimal count, whole, rate;
} stated_rate;

static bool stated(const pov_moment *moment, const pov_indicator *indicator,
                   const pov_standard *standard, pov_unit unit,
                   pov_decimal *out)
{
    const pov_figure *f = pov_moment_figure(
        moment, indicator, pov_indicator_standard(indicator, standard), unit);
    const pov_evidence *e = f ? pov_figure_stated(f) : NULL;

    if (!e || !pov_evidence_is_number(e))
        return false;
    *out = e->says.amount;
    return true;
}

/** Does a rate fit, with both ends of what it may have been rounded from? */
static bool fits(pov_decimal count, pov_decimal whole, pov_decimal rate)
{
    pov_interval printed = pov_interval_rounded(rate, 1), exact;

    return pov_interval_percent(count, whole, &exact) &&
           pov_interval_agree(&printed, &exact);
}

static bool is_swapped(const stated_rate *s)
{
    return fits(s->whole, s->count, s->rate);
}

/** 10, 100, 1000: how often the rate is too large (or small: negative). */
static int times_off(const stated_rate *s)
{
    int times = 1;

    for (int power = 1; power <= 3; power++) {
        pov_decimal small, large;

        times *= 10;
        if (pov_decimal_shift(s->rate, -power, &small) &&
            fits(s->count, s->whole, small))
            return times;
        if (pov_decimal_shift(s->rate, power, &large) &&
            fits(s->count, s->whole, large))
            return -times;
    }
    return 0;
}

/** Was the rate cut off where it should have been rounded? */
static bool is_cut(const stated_rate *s)
{
    pov_decimal up = s->rate;

    up.units++;
    return fits(s->count, s->whole, up) && !fits(s->count, s->whole, s->rate);
}

static const char *slip_of(const stated_rate *s, const pov_findings *findings)
{
    pov_language l = findings->language;
    int times = times_off(s);

    if (is_swapped(s))
        return pov_say(l, "with the two counts swapped the rate fits: were "
                          "the columns swapped?");
    if (times)
        return pov_arena_format(
            findings->arena,
            times < 0 ? pov_say(l, "the rate is %d times too small: check its "
                                   "decimal mark")
                      : pov_say(l, "the rate is %d times too large: check its "
                                   "decimal mark"),
            times < 0 ? -times : times);
    if (is_cut(s))
        return pov_say(l, "the rate would fit if it was cut off instead of "
                          "rounded");
    return NULL;
}

const char *slip_in_rate(const pov_figure *figure, const pov_findings *findings)
{
    const pov_figure *part = figure;
    stated_rate s;

    if (!figure->moment)
        return NULL;
    if (!figure->key.indicator->whole) { /* the whole: look for its part */
        for (part = figure->moment->first; part; part = part->next_in_moment)
            if (part->key.indicator->whole == figure->key.indicator &&
                part->key.unit == POV_IN_PERCENT)
                break;
        if (!part)
            return NULL;
    }
    if (!stated(part->moment, part->key.indicator, part->key.standard,
                POV_IN_COUNT, &s.count) ||
        !stated(part->moment, part->key.indicator->whole, part->key.standard,
                POV_IN_COUNT, &s.whole) ||
        !stated(part->moment, part->key.indicator, part->key.standard,
                POV_IN_PERCENT, &s.rate))
        return NULL;
    return slip_of(&s, findings);
}
