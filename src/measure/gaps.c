#include "measure/corner.h"

#include <math.h>

/** Whole units short of (or beyond) the first number that meets a rate. */
static pov_maybe count_gap(const pov_trial *t, pov_operator op, const corner *c)
{
    pov_maybe whole = corner_point(&t->whole);
    pov_maybe count, threshold;

    if (!whole.known || !pov_interval_is_point(&t->actual.range))
        return (pov_maybe){0};
    whole = corner_times(whole, (pov_ratio){1, 100});
    count = whole.known ? corner_times(c->actual, whole.is) : whole;
    threshold = whole.known ? corner_times(c->target, whole.is) : whole;
    if (!count.known || !threshold.known || count.is.under != 1)
        return (pov_maybe){0};
    threshold.is = pov_ratio_whole(corner_asks_for_less(op)
                                       ? pov_ratio_floor(threshold.is)
                                       : pov_ratio_ceiling(threshold.is));
    return corner_difference(count, threshold);
}

static void find_gaps(const pov_trial *t, const corner *c, pov_outcome *out)
{
    pov_maybe gap = corner_difference(c->actual, c->target);
    pov_maybe whole = corner_point(&t->whole);

    if (corner_is_rate(t)) {
        out->gap_points = gap;
        if (gap.known)
            out->gap = count_gap(t, out->op, c);
        return;
    }
    out->gap = gap;
    if (gap.known && whole.known && whole.is.over > 0 &&
        pov_ratio_divide(gap.is, whole.is, &gap.is))
        out->gap_points = corner_times(gap, pov_ratio_whole(100));
}

/** Where the plan wants to be by now: a yearly form has its milestones, any
 *  other the straight line. */
static pov_maybe expected_by_now(const pov_trial *t, const corner *c,
                                 const spans *time)
{
    pov_maybe way = corner_difference(c->target, c->baseline);
    pov_maybe part = corner_ratio(time->elapsed, time->whole);
    pov_maybe now = {0};

    if (time->left <= 0)
        return c->target;
    if (pov_form_is_yearly(t->says.form) && time->year == 1) {
        pov_outcome unused = {0};
        corner milestone = {.baseline = c->baseline};
        spans so_far = *time;

        so_far.years = time->elapsed;
        corner_resolve(t, &milestone, &so_far, &unused);
        return milestone.target;
    }
    if (way.known && part.known) {
        way = corner_times(way, part.is);
        now.known = way.known && pov_ratio_add(c->baseline.is, way.is, &now.is);
    }
    return now;
}

static pov_maybe per_year(pov_maybe change, int units, const spans *time)
{
    pov_maybe rate = corner_ratio(time->year, units);

    change.known = change.known && rate.known;
    return corner_times(change, rate.is);
}

/* Eurostat's compound ratio needs powers: the one place with floating point,
 * shown for information, decided nowhere. */
static pov_maybe compound_ratio(const corner *c, const spans *time)
{
    double a = pov_ratio_approximate(c->actual.is);
    double b = pov_ratio_approximate(c->baseline.is);
    double g = pov_ratio_approximate(c->target.is);
    double observed, required, k;

    if (a <= 0 || b <= 0 || g <= 0 || time->elapsed <= 0 || time->whole <= 0)
        return (pov_maybe){0};
    observed = pow(a / b, (double)time->year / time->elapsed) - 1;
    required = pow(g / b, (double)time->year / time->whole) - 1;
    k = observed / required;
    if (!(k > -1e9 && k < 1e9))
        return (pov_maybe){0};
    return corner_ratio((int64_t)floor(k * 1e6 + 0.5), 1000000);
}

void corner_measures(const pov_trial *t, const spans *time, pov_outcome *out)
{
    corner c = {.baseline = corner_point(&t->baseline),
                .actual = corner_point(&t->actual)};
    pov_outcome unused = *out;
    bool is_open = out->verdict != POV_VERDICT_MET_EARLY;

    if (t->is_flow && !t->form->needs_baseline)
        c.baseline = corner_known(pov_ratio_whole(0));
    if (out->has_target && pov_interval_is_point(&out->target))
        c.target = corner_known(out->target.low.at);
    if (!c.target.known || !t->actual.known)
        return;
    corner_resolve(t, &c, time, &unused);
    find_gaps(t, &c, out);
    if (!c.baseline.known || !c.actual.known ||
        (out->flags & POV_FLAG_MET_AT_BASELINE))
        return;
    out->achieved = corner_share(&c);
    out->expected = expected_by_now(t, &c, time);
    out->pace = corner_pace(out->achieved, time);
    out->observed =
        per_year(corner_difference(c.actual, c.baseline), time->elapsed, time);
    if (time->left > 0 && is_open)
        out->needed =
            per_year(corner_difference(c.target, c.actual), time->left, time);
    out->eurostat = compound_ratio(&c, time);
}
