#include <math.h>

#include "measure/span.h"
#include "measure/verdict.h"
#include "povstat/measure.h"

/* Known points are judged as they are.  A figure known only as an interval is
 * judged at both of its ends: where the verdicts differ, the figure is not
 * precise enough, and both are named. */

/** One point of everything that is uncertain. */
typedef struct corner {
    pov_maybe baseline, target, actual;
} corner;

/** The ends of an interval, once if it is a point. */
typedef struct ends {
    pov_ratio at[2];
    size_t count;
} ends;

static pov_maybe known(pov_ratio r)
{
    return (pov_maybe){true, r};
}

static ends both_ends(const pov_interval *i)
{
    ends e = {{i->low.at, i->high.at}, 2};

    if (pov_interval_is_point(i))
        e.count = 1;
    return e;
}

static ends one_end(pov_ratio r)
{
    return (ends){{r, r}, 1};
}

/** The single number that stands for a quantity: exact, else as printed. */
static pov_maybe point_of(const pov_quantity *q)
{
    if (q->known && pov_interval_is_point(&q->range))
        return known(q->range.low.at);
    if (q->known && q->is_printed)
        return known(pov_ratio_from_decimal(q->printed));
    return (pov_maybe){0};
}

static bool is_rate(const pov_trial *t)
{
    return t->form->measure == POV_IN_PERCENT &&
           t->form->form != POV_DIRECTION;
}

static bool is_strict(pov_operator op)
{
    return op == POV_LESS_THAN || op == POV_MORE_THAN;
}

static bool asks_for_less(pov_operator op)
{
    return op == POV_AT_MOST || op == POV_LESS_THAN;
}

/** The side a target asks for.  Errors: false if the words ask for the side
 *  that the indicator calls worse. */
static bool operator_of(const pov_trial *t, pov_operator *op)
{
    pov_form form = t->says.form;
    bool fewer = form == POV_REDUCTION || form == POV_ANNUAL_REDUCTION ||
                 (form == POV_DIRECTION && t->says.fewer) ||
                 (form == POV_LEVEL && t->better == POV_FEWER_IS_BETTER);
    bool said_less = t->says.op_said && asks_for_less(t->says.op);

    *op = fewer ? POV_AT_MOST : POV_AT_LEAST;
    if (form == POV_LEVEL && t->says.op_said && t->says.op != POV_EXACTLY) {
        *op = t->says.op;
        fewer = said_less;
    } else if (form != POV_LEVEL && said_less)
        return false; /* "at most 60 fewer": no promise at all */
    return t->better == POV_NO_DIRECTION ||
           fewer == (t->better == POV_FEWER_IS_BETTER);
}

static bool holds(pov_operator op, pov_ratio actual, pov_ratio target)
{
    int order = pov_ratio_compare(actual, target);

    switch (op) {
    case POV_AT_MOST:
        return order <= 0;
    case POV_LESS_THAN:
        return order < 0;
    case POV_AT_LEAST:
        return order >= 0;
    case POV_MORE_THAN:
        return order > 0;
    case POV_EXACTLY:
        return order == 0;
    }
    return false;
}

static bool is_beyond(pov_operator op, pov_ratio actual, pov_ratio target)
{
    int order = pov_ratio_compare(actual, target);

    return asks_for_less(op) ? order < 0 : order > 0;
}

/** Decimals that the target is written with; -1 if it is no decimal. */
static int target_scale(const pov_trial *t)
{
    const pov_quantity *b = &t->baseline;
    int scale = t->says.amount.scale;

    if (!t->form->needs_baseline)
        return scale;
    if (!b->known || !b->is_printed || pov_interval_is_point(&b->range))
        return -1;
    return b->printed.scale > scale ? b->printed.scale : scale;
}

/* An exact rate that misses by less than its printed form shows is met by
 * rounding: never for strict targets, for none and for all. */
static bool holds_rounded(const pov_trial *t, pov_operator op,
                          const corner *c)
{
    int scale = target_scale(t);
    pov_decimal actual, target;

    if (!is_rate(t) || is_strict(op) ||
        !pov_interval_is_point(&t->actual.range) || c->target.is.over == 0 ||
        !pov_ratio_compare(c->target.is, pov_ratio_whole(100)))
        return false;
    if (scale < 0)
        scale = t->says.amount.scale;
    if (scale < 2)
        scale = 2;
    return pov_ratio_round(c->actual.is, scale, POV_ROUND_HALF_UP, &actual) &&
           pov_ratio_round(c->target.is, scale, POV_ROUND_HALF_UP, &target) &&
           holds(op, pov_ratio_from_decimal(actual),
                 pov_ratio_from_decimal(target));
}

static pov_maybe times(pov_maybe a, pov_ratio b)
{
    a.known = a.known && pov_ratio_multiply(a.is, b, &a.is);
    return a;
}

static pov_maybe ratio_of(int64_t over, int64_t under)
{
    pov_maybe m = {0};

    m.known = pov_ratio_make(over, under, &m.is);
    return m;
}

/** S = (a - b) / (g - b), in percent. */
static pov_maybe share_of(const corner *c)
{
    pov_maybe s = {0};
    pov_ratio done, asked;

    if (c->actual.known && c->baseline.known && c->target.known &&
        pov_ratio_subtract(c->actual.is, c->baseline.is, &done) &&
        pov_ratio_subtract(c->target.is, c->baseline.is, &asked))
        s.known = pov_ratio_divide(done, asked, &s.is);
    return times(s, pov_ratio_whole(100));
}

/** P = S / (e / n), in percent; only before the deadline. */
static pov_maybe pace_of(pov_maybe share, const spans *time)
{
    pov_maybe inverse;

    if (time->elapsed <= 0 || time->left <= 0)
        return (pov_maybe){0};
    inverse = ratio_of(time->whole, time->elapsed);
    share.known = share.known && inverse.known;
    return times(share, inverse.is);
}

/** The target's level from one point of the baseline. */
static pov_maybe level_from(const pov_trial *t, pov_maybe baseline,
                            const spans *time, pov_outcome *out)
{
    pov_interval b = pov_interval_any();
    pov_resolved r;

    if (!t->says.has_amount && t->says.form != POV_DIRECTION)
        return (pov_maybe){0};
    if (t->form->needs_baseline && !baseline.known)
        return (pov_maybe){0};
    if (baseline.known)
        b = pov_interval_point(baseline.is);
    if (!t->form->resolve(&b, pov_ratio_from_decimal(t->says.amount),
                          time->years, &r))
        return (pov_maybe){0};
    if (r.over_baseline)
        out->flags |= POV_FLAG_OVER_BASELINE;
    if (r.clamped)
        out->flags |= POV_FLAG_CLAMPED;
    return known(r.level.low.at);
}

static verdict_facts facts_at(const pov_trial *t, pov_outcome *out,
                              const corner *c, const spans *time)
{
    bool judged = c->actual.known && c->target.known;
    verdict_facts f = {
        .nobody_eligible = t->whole.known &&
                           pov_interval_is_point(&t->whole.range) &&
                           t->whole.range.low.at.over == 0,
        .conflict = t->conflict,
        .incomparable = t->incomparable,
        .has_actual = t->actual.known,
        .has_baseline = c->baseline.known && !t->is_flow,
        .needs_baseline = t->form->needs_baseline,
        .is_due = t->as_of >= t->t1,
        .is_final = t->actual.known && t->actual.date >= t->t1,
        .is_direction = t->says.form == POV_DIRECTION,
        .flags = out->flags,
    };

    if (judged) {
        f.holds = holds(out->op, c->actual.is, c->target.is);
        f.is_beyond = is_beyond(out->op, c->actual.is, c->target.is);
        if (f.is_direction)
            f.holds = f.is_beyond;
        else if (!f.holds && holds_rounded(t, out->op, c)) {
            f.holds = true;
            out->flags |= POV_FLAG_MET_BY_ROUNDING;
        }
    }
    if (f.has_baseline && c->target.known && !f.is_direction)
        f.baseline_holds = holds(out->op, c->baseline.is, c->target.is);
    if (f.baseline_holds)
        out->flags |= POV_FLAG_MET_AT_BASELINE;
    f.pace = pace_of(share_of(c), time);
    return f;
}

/** The points at which the baseline must be looked at. */
static ends baseline_ends(const pov_trial *t)
{
    pov_maybe point = point_of(&t->baseline);

    return point.known ? one_end(point.is) : both_ends(&t->baseline.range);
}

/* A printed rate is compared as printed if it has the target's decimals;
 * otherwise everything that it may be decides. */
static ends actual_ends(const pov_trial *t)
{
    const pov_quantity *a = &t->actual;
    int scale = target_scale(t);

    if (a->is_printed && scale >= 0 && a->printed.scale >= scale)
        return one_end(pov_ratio_from_decimal(a->printed));
    return both_ends(&a->range);
}

/** Add a verdict to what the trial may come to. */
static void add_verdict(pov_outcome *out, size_t *n, pov_verdict verdict)
{
    if (*n == 0)
        out->either[0] = out->either[1] = verdict;
    else if (verdict < out->either[0])
        out->either[0] = verdict;
    else if (verdict > out->either[1])
        out->either[1] = verdict;
    ++*n;
}

static void judge_corners(const pov_trial *t, const spans *time,
                          pov_outcome *out)
{
    ends b = {.count = 1}, a = {.count = 1};
    size_t n = 0;

    if (t->baseline.known)
        b = baseline_ends(t);
    if (t->actual.known)
        a = actual_ends(t);
    for (size_t i = 0; i < b.count; i++)
        for (size_t j = 0; j < a.count; j++) {
            corner c = {.baseline = {t->baseline.known, b.at[i]},
                        .actual = {t->actual.known, a.at[j]}};
            verdict_facts f;

            c.target = level_from(t, c.baseline, time, out);
            f = facts_at(t, out, &c, time);
            add_verdict(out, &n, verdict_find(&f));
        }
    out->verdict = out->either[0] == out->either[1] ? out->either[0]
                                                    : POV_VERDICT_UNDECIDABLE;
}

/** The degree of a miss, over everything the printed figures may be. */
static void find_degree(const pov_trial *t, const spans *time,
                        pov_outcome *out)
{
    ends b = both_ends(&t->baseline.range), a = both_ends(&t->actual.range);
    pov_outcome unused = *out;

    out->degree = POV_NEARLY;
    for (size_t i = 0; i < b.count; i++)
        for (size_t j = 0; j < a.count; j++) {
            corner c = {.baseline = {t->baseline.known, b.at[i]},
                        .actual = {t->actual.known, a.at[j]}};
            pov_maybe share;
            pov_degree degree;

            c.target = level_from(t, c.baseline, time, &unused);
            share = share_of(&c);
            if (!share.known) {
                out->degree = out->degree_to = POV_NO_DEGREE;
                return;
            }
            degree = verdict_degree(share.is);
            if (degree < out->degree)
                out->degree = degree;
            if (degree > out->degree_to)
                out->degree_to = degree;
        }
}

/** The target as it is shown: a point, or from both ends of the baseline. */
static void show_target(const pov_trial *t, const spans *time,
                        pov_outcome *out)
{
    ends b = baseline_ends(t);
    pov_maybe low, high;
    int scale = target_scale(t);

    if (t->says.form == POV_DIRECTION)
        return;
    low = level_from(t, (pov_maybe){t->baseline.known, b.at[0]}, time, out);
    high = level_from(t, (pov_maybe){t->baseline.known, b.at[b.count - 1]},
                      time, out);
    out->has_target = low.known && high.known;
    if (!out->has_target)
        return;
    out->target = pov_interval_closed(low.is, high.is);
    out->is_printed =
        scale >= 0 && pov_interval_is_point(&out->target) &&
        pov_ratio_round(low.is, scale, POV_ROUND_HALF_UP, &out->printed) &&
        !pov_ratio_compare(pov_ratio_from_decimal(out->printed), low.is);
}

static pov_maybe difference(pov_maybe a, pov_maybe b)
{
    pov_maybe d = {0};

    if (a.known && b.known)
        d.known = pov_ratio_subtract(a.is, b.is, &d.is);
    return d;
}

/** Whole units short of (or beyond) the first number that meets a rate. */
static pov_maybe count_gap(const pov_trial *t, pov_operator op,
                           const corner *c)
{
    pov_maybe whole = point_of(&t->whole);
    pov_maybe count, threshold;

    if (!whole.known || !pov_interval_is_point(&t->actual.range))
        return (pov_maybe){0};
    whole = times(whole, (pov_ratio){1, 100});
    count = whole.known ? times(c->actual, whole.is) : whole;
    threshold = whole.known ? times(c->target, whole.is) : whole;
    if (!count.known || !threshold.known || count.is.under != 1)
        return (pov_maybe){0};
    threshold.is = pov_ratio_whole(asks_for_less(op)
                                       ? pov_ratio_floor(threshold.is)
                                       : pov_ratio_ceiling(threshold.is));
    return difference(count, threshold);
}

static void find_gaps(const pov_trial *t, const corner *c, pov_outcome *out)
{
    pov_maybe gap = difference(c->actual, c->target);
    pov_maybe whole = point_of(&t->whole);

    if (is_rate(t)) {
        out->gap_points = gap;
        if (gap.known)
            out->gap = count_gap(t, out->op, c);
        return;
    }
    out->gap = gap;
    if (gap.known && whole.known && whole.is.over > 0 &&
        pov_ratio_divide(gap.is, whole.is, &gap.is))
        out->gap_points = times(gap, pov_ratio_whole(100));
}

static bool is_yearly(const pov_trial *t)
{
    return t->says.form == POV_ANNUAL_REDUCTION ||
           t->says.form == POV_ANNUAL_INCREASE;
}

/** Where the plan wants to be by now: a yearly form has its milestones, any
 *  other the straight line. */
static pov_maybe expected_by_now(const pov_trial *t, const corner *c,
                                 const spans *time)
{
    pov_maybe way = difference(c->target, c->baseline);
    pov_maybe part = ratio_of(time->elapsed, time->whole);
    pov_maybe now = {0};

    if (time->left <= 0)
        return c->target;
    if (is_yearly(t) && time->year == 1) {
        pov_outcome unused = {0};
        spans so_far = *time;

        so_far.years = time->elapsed;
        return level_from(t, c->baseline, &so_far, &unused);
    }
    if (way.known && part.known) {
        way = times(way, part.is);
        now.known =
            way.known && pov_ratio_add(c->baseline.is, way.is, &now.is);
    }
    return now;
}

static pov_maybe per_year(pov_maybe change, int units, const spans *time)
{
    pov_maybe rate = ratio_of(time->year, units);

    change.known = change.known && rate.known;
    return times(change, rate.is);
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
    return ratio_of((int64_t)floor(k * 1e6 + 0.5), 1000000);
}

/** What is printed beside the verdict, as far as single numbers are known. */
static void find_measures(const pov_trial *t, const spans *time,
                          pov_outcome *out)
{
    corner c = {.baseline = point_of(&t->baseline),
                .actual = point_of(&t->actual)};
    bool is_open = out->verdict != POV_VERDICT_MET_EARLY;

    if (t->is_flow && !t->form->needs_baseline)
        c.baseline = known(pov_ratio_whole(0));
    if (out->has_target && pov_interval_is_point(&out->target))
        c.target = known(out->target.low.at);
    if (!c.target.known || !t->actual.known)
        return;
    find_gaps(t, &c, out);
    if (!c.baseline.known || !c.actual.known ||
        (out->flags & POV_FLAG_MET_AT_BASELINE))
        return;
    out->achieved = share_of(&c);
    out->expected = expected_by_now(t, &c, time);
    out->pace = pace_of(out->achieved, time);
    out->observed =
        per_year(difference(c.actual, c.baseline), time->elapsed, time);
    if (time->left > 0 && is_open)
        out->needed =
            per_year(difference(c.target, c.actual), time->left, time);
    out->eurostat = compound_ratio(&c, time);
}

/* Past the deadline an interim figure decides only what it has reached
 * already; for the rest the final report is missing. */
static void mark_interim(const pov_trial *t, pov_outcome *out)
{
    if (!t->actual.known || t->as_of < t->t1 || t->actual.date >= t->t1 ||
        out->verdict <= POV_VERDICT_NOT_COMPARABLE)
        return;
    if (out->verdict >= POV_VERDICT_MET_SO_FAR) {
        out->flags |= POV_FLAG_NO_FINAL_REPORT;
        return;
    }
    out->flags |= POV_FLAG_INTERIM;
    out->interim = out->verdict;
    out->verdict = POV_VERDICT_NO_REPORT;
}

pov_outcome pov_judge(const pov_trial *t)
{
    pov_outcome out = {0};
    spans time;

    if (t->t1 <= t->t0) {
        operator_of(t, &out.op);
        out.flags = POV_FLAG_DATES;
        out.verdict = POV_VERDICT_INVALID;
        return out;
    }
    if (!operator_of(t, &out.op))
        out.flags |= POV_FLAG_DIRECTION;
    time = spans_of(t);
    show_target(t, &time, &out);
    judge_corners(t, &time, &out);
    if (!t->baseline.known && !t->is_flow)
        out.flags |= POV_FLAG_NO_BASELINE;
    if (t->actual.known && t->actual.date > t->t1)
        out.flags |= POV_FLAG_LATE_EVIDENCE;
    if (out.verdict == POV_VERDICT_NOT_MET && t->baseline.known && !t->is_flow)
        find_degree(t, &time, &out);
    if (out.verdict != POV_VERDICT_INVALID)
        find_measures(t, &time, &out);
    mark_interim(t, &out);
    return out;
}
