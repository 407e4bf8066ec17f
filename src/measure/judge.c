#include "measure/corner.h"
#include "measure/verdict.h"
#include "povstat/measure.h"

/* Known points are judged as they are.  A figure known only as an interval is
 * judged at both of its ends: where the verdicts differ, the figure is not
 * precise enough, and both are named. */

/** The ends of an interval, once if it is a point. */
typedef struct ends {
    pov_ratio at[2];
    size_t count;
} ends;

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

static bool is_strict(pov_operator op)
{
    return op == POV_LESS_THAN || op == POV_MORE_THAN;
}

/** The side a target asks for.  Errors: false if the words ask for the side
 *  that the indicator calls worse. */
static bool operator_of(const pov_trial *t, pov_operator *op)
{
    pov_form form = t->says.form;
    bool fewer = pov_form_is_fall(form) ||
                 (form == POV_DIRECTION && t->says.fewer) ||
                 (form == POV_LEVEL && t->better == POV_FEWER_IS_BETTER);
    bool said_less = t->says.op_said && corner_asks_for_less(t->says.op);

    *op = fewer ? POV_AT_MOST : POV_AT_LEAST;
    if (form == POV_LEVEL && t->says.op_said && t->says.op != POV_EXACTLY) {
        *op = t->says.op;
        fewer = said_less;
    } else if (form != POV_LEVEL && said_less)
        return false; /* "at most 60 fewer": no promise at all */
    else if (t->says.op_said && t->says.op == POV_MORE_THAN)
        *op = fewer ? POV_LESS_THAN : POV_MORE_THAN;
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

    return corner_asks_for_less(op) ? order < 0 : order > 0;
}

/* An exact rate that misses by less than its printed form shows is met by
 * rounding: never for strict targets, for none and for all. */
static bool holds_rounded(const pov_trial *t, pov_operator op, const corner *c)
{
    int scale = corner_target_scale(t);
    pov_decimal actual, target;

    if (!corner_is_rate(t) || is_strict(op) ||
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
    if (f.has_baseline && c->target.known && !f.is_direction && !f.flags)
        f.baseline_holds = holds(out->op, c->baseline.is, c->target.is);
    if (f.baseline_holds)
        out->flags |= POV_FLAG_MET_AT_BASELINE;
    f.pace = corner_pace(corner_share(c), time);
    return f;
}

/** The points at which the baseline must be looked at. */
static ends baseline_ends(const pov_trial *t)
{
    pov_maybe point = corner_point(&t->baseline);

    return point.known ? one_end(point.is) : both_ends(&t->baseline.range);
}

/* A printed rate is compared as printed if it has the target's decimals;
 * otherwise everything that it may be decides. */
static ends actual_ends(const pov_trial *t)
{
    const pov_quantity *a = &t->actual;
    int scale = corner_target_scale(t);

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

            corner_resolve(t, &c, time, out);
            f = facts_at(t, out, &c, time);
            add_verdict(out, &n, verdict_find(&f));
        }
    out->verdict = out->either[0] == out->either[1] ? out->either[0]
                                                    : POV_VERDICT_UNDECIDABLE;
}

/** The degree of a miss, over everything the printed figures may be. */
static void find_degree(const pov_trial *t, const spans *time, pov_outcome *out)
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

            corner_resolve(t, &c, time, &unused);
            share = corner_share(&c);
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
static void show_target(const pov_trial *t, const spans *time, pov_outcome *out)
{
    ends b = baseline_ends(t);
    corner low = {.baseline = {t->baseline.known, b.at[0]}};
    corner high = {.baseline = {t->baseline.known, b.at[b.count - 1]}};
    int scale = corner_target_scale(t);

    if (t->says.form == POV_DIRECTION)
        return;
    corner_resolve(t, &low, time, out);
    corner_resolve(t, &high, time, out);
    out->has_target = low.target.known && high.target.known;
    if (!out->has_target)
        return;
    out->target = pov_interval_closed(low.target.is, high.target.is);
    out->is_printed =
        scale >= 0 && pov_interval_is_point(&out->target) &&
        pov_ratio_round(low.target.is, scale, POV_ROUND_HALF_UP,
                        &out->printed) &&
        !pov_ratio_compare(pov_ratio_from_decimal(out->printed), low.target.is);
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
        corner_measures(t, &time, &out);
    mark_interim(t, &out);
    return out;
}
