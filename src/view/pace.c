#include "view/pace.h"

#include "view/words.h"

/** Whole months from one day to another. */
static int months_between(pov_day from, pov_day to)
{
    pov_civil a = pov_civil_from(from), b = pov_civil_from(to);
    int months = (b.year - a.year) * 12 + b.month - a.month;

    if (pov_day_next(to) != POV_NO_DAY && b.day < a.day &&
        pov_civil_from(pov_day_next(to)).month == b.month)
        months--;
    return months;
}

/** "13 months", "20 days". */
static const char *time_text(const pov_results *r, pov_day from, pov_day to)
{
    int months = months_between(from, to);

    if (months > 1)
        return pov_say_format(r->language, r->arena, "%d months", months);
    return pov_say_format(r->language, r->arena, "%d days", to - from);
}

/** A ratio as it is said: whole where it counts, else two decimals. */
static const char *ratio_text(const pov_results *r, pov_ratio ratio,
                              pov_unit unit)
{
    pov_decimal d;

    if (ratio.over < 0)
        ratio.over = -ratio.over;
    if (!pov_ratio_round(ratio, unit == POV_IN_COUNT ? 0 : 2, POV_ROUND_HALF_UP,
                         &d))
        return NULL;
    return words_amount(r->arena, r->language, d, unit);
}

/** Where the straight line ends: whole households from both ends. */
static const char *projected_text(const pov_results *r, const pov_progress *p)
{
    pov_interval i = p->outcome.projected;
    pov_unit unit = p->trial.measure;
    pov_decimal low, high;
    int scale = unit == POV_IN_COUNT ? 0 : 2;

    if (pov_interval_is_point(&i))
        return pov_ratio_round(i.low.at, scale, POV_ROUND_HALF_UP, &low)
                   ? words_amount(r->arena, r->language, low, unit)
                   : NULL;
    if (!pov_ratio_round(i.low.at, scale, POV_ROUND_DOWN, &low) ||
        !pov_ratio_round(i.high.at, scale, POV_ROUND_UP, &high))
        return NULL;
    return pov_arena_format(r->arena, "%s–%s",
                            words_decimal(r->arena, r->language, low),
                            words_amount(r->arena, r->language, high, unit));
}

static bool is_running(const pov_progress *p)
{
    switch (p->outcome.verdict) {
    case POV_VERDICT_ON_TRACK:
    case POV_VERDICT_BEHIND:
    case POV_VERDICT_FAR_BEHIND:
    case POV_VERDICT_MOVING_AWAY:
        return p->outcome.is_projected &&
               pov_maybe_known(p->outcome.observed) && p->outcome.has_target;
    default:
        return false;
    }
}

const char *pace_sentence(const pov_results *r, const pov_progress *p)
{
    const pov_outcome *o = &p->outcome;
    pov_unit unit = p->trial.measure;
    pov_unit change = unit == POV_IN_COUNT ? POV_IN_COUNT : POV_IN_POINTS;
    const pov_maybe *gap = unit == POV_IN_COUNT ? &o->gap : &o->gap_points;
    pov_day now =
        r->as_of > p->trial.actual.date ? r->as_of : p->trial.actual.date;
    const char *to_go, *a_year, *end;

    if (!is_running(p) || !pov_maybe_known(*gap) || now >= p->trial.t1)
        return NULL;
    to_go = ratio_text(r, gap->is, change);
    a_year = ratio_text(r, o->observed.is, change);
    end = projected_text(r, p);
    if (!to_go || !a_year || !end)
        return NULL;
    return pov_say_format(
        r->language, r->arena,
        o->observed.is.over > 0
            ? "%s, %s: %s to go in the %s left; from %s to %s it rose by %s a "
              "year; at that pace, a straight line, %s at the deadline, where "
              "%s is asked for."
            : "%s, %s: %s to go in the %s left; from %s to %s it fell by %s a "
              "year; at that pace, a straight line, %s at the deadline, where "
              "%s is asked for.",
        words_indicator(r->language, p->target->key.indicator),
        words_day(r->arena, r->language, p->trial.t1), to_go,
        time_text(r, now, p->trial.t1),
        words_day(r->arena, r->language, p->trial.t0),
        words_day(r->arena, r->language, p->trial.actual.date), a_year, end,
        words_level(r->arena, r->language, o, unit));
}
