#include "measure/judge.h"

#include <math.h>

/** The time of a trial: whole years if all its dates share month and day,
 *  days otherwise. */
typedef struct spans {
    int whole;   /* t1 - t0 */
    int elapsed; /* ta - t0; 0 without an actual */
    int left;    /* t1 - ta */
    int year;    /* how many of the unit make a year */
    int years;   /* calendar years from t0 to t1 */
} spans;

/** One point of everything that is uncertain. */
typedef struct corner {
    pov_maybe baseline, target, actual;
    pov_ratio amount; /* of the target, as typed */
    pov_maybe exact;  /* the target before a count was made whole */
    int actual_side;  /* of an end that is open: just below (-1) or above (1) */
    int target_side;  /* likewise, of "about so many" */
} corner;

static bool same_day_of_year(pov_civil a, pov_civil b)
{
    return a.month == b.month && a.day == b.day;
}

static int years_between(pov_day from, pov_day to)
{
    return pov_civil_from(to).year - pov_civil_from(from).year;
}

static spans spans_of(const pov_trial *trial)
{
    pov_day ta = trial->actual.known ? trial->actual.date : trial->t0;
    pov_civil start = pov_civil_from(trial->t0);
    pov_civil end = pov_civil_from(trial->t1);
    pov_civil now = ta == trial->t1 ? end : pov_civil_from(ta);
    spans s = {.year = 365, .years = end.year - start.year};

    if (same_day_of_year(start, end) && same_day_of_year(start, now)) {
        s.year = 1;
        s.whole = s.years;
        s.elapsed = now.year - start.year;
    } else {
        s.whole = trial->t1 - trial->t0;
        s.elapsed = ta - trial->t0;
    }
    s.left = s.whole - s.elapsed;
    return s;
}

static pov_maybe corner_known(pov_ratio r)
{
    return (pov_maybe){r};
}

/** What is worth nothing unless it `is_known`. */
static pov_maybe corner_if(bool is_known, pov_ratio r)
{
    return is_known ? corner_known(r) : (pov_maybe){0};
}

/** The single number that stands for a quantity: exact, else as printed; so
 *  many thousands only where that number is still possible. */
static pov_maybe corner_point(const pov_quantity *q)
{
    pov_ratio printed;

    if (!q)
        return (pov_maybe){0};
    if (q->known && pov_interval_is_point(&q->range))
        return corner_known(q->range.low.at);
    if (!q->known || !q->is_printed)
        return (pov_maybe){0};
    printed = pov_ratio_from_decimal(q->printed);
    if (q->printed.zeros && !pov_interval_contains(&q->range, printed))
        return (pov_maybe){0};
    return corner_known(printed);
}

bool judge_is_rate(const pov_trial *t)
{
    return t->form->measure == POV_IN_PERCENT && t->form->form != POV_DIRECTION;
}

static bool corner_asks_for_less(pov_operator op)
{
    return op == POV_AT_MOST || op == POV_LESS_THAN;
}

int judge_target_precision(const pov_trial *t)
{
    const pov_quantity *b = &t->baseline;
    int own = pov_decimal_precision(t->says.amount), of_baseline;

    if (!t->form->needs_baseline)
        return own;
    if (!b->known || !b->is_printed || pov_interval_is_point(&b->range))
        return JUDGE_NO_DECIMAL;
    of_baseline = pov_decimal_precision(b->printed);
    return of_baseline > own ? of_baseline : own;
}

static pov_maybe corner_times(pov_maybe a, pov_ratio b)
{
    pov_ratio times = {0};

    return corner_if(pov_maybe_known(a) && pov_ratio_multiply(a.is, b, &times),
                     times);
}

static pov_maybe corner_ratio(int64_t over, int64_t under)
{
    pov_ratio made = {0};

    return corner_if(pov_ratio_make(over, under, &made), made);
}

static pov_maybe corner_difference(pov_maybe a, pov_maybe b)
{
    pov_ratio less = {0};

    return corner_if(pov_maybe_known(a) && pov_maybe_known(b) &&
                         pov_ratio_subtract(a.is, b.is, &less),
                     less);
}

/** S = (a - b) / (g - b), in percent. */
static pov_maybe corner_share(const corner *c)
{
    pov_ratio done, asked, share = {0};
    bool is_known = pov_maybe_known(c->actual) &&
                    pov_maybe_known(c->baseline) && pov_maybe_known(c->exact) &&
                    pov_ratio_subtract(c->actual.is, c->baseline.is, &done) &&
                    pov_ratio_subtract(c->exact.is, c->baseline.is, &asked) &&
                    pov_ratio_divide(done, asked, &share);

    return corner_times(corner_if(is_known, share), pov_ratio_whole(100));
}

/** P = S / (e / n), in percent; only before the deadline. */
static pov_maybe corner_pace(pov_maybe share, const spans *time)
{
    pov_maybe inverse;

    if (time->elapsed <= 0 || time->left <= 0)
        return (pov_maybe){0};
    inverse = corner_ratio(time->whole, time->elapsed);
    return corner_times(corner_if(pov_maybe_known(inverse), share.is),
                        inverse.is);
}

/** Resolve the target from the corner's baseline; sets the flags of a level
 *  that cannot be meant.  Errors: the target stays unknown. */
static void corner_resolve(const pov_trial *t, corner *c, int years,
                           unsigned *flags)
{
    pov_interval b = pov_interval_any();
    pov_resolved r;

    if (!t->says.has_amount && t->says.form != POV_DIRECTION)
        return;
    if (t->form->needs_baseline && !pov_maybe_known(c->baseline))
        return;
    if (pov_maybe_known(c->baseline))
        b = pov_interval_point(c->baseline.is);
    if (!t->form->resolve(t->form, &b, c->amount, years, &r))
        return;
    if (r.over_baseline && !t->is_disputed)
        *flags |= 1u << POV_FLAG_OVER_BASELINE;
    if (r.clamped)
        *flags |= 1u << POV_FLAG_CLAMPED;
    c->target = corner_known(r.level.low.at);
    c->exact = corner_known(r.exact.low.at);
}

/** Whole units short of (or beyond) the first number that meets a rate. */
static pov_maybe count_gap(const pov_trial *t, pov_operator op, const corner *c)
{
    pov_maybe whole = corner_point(t->whole);
    pov_maybe count, threshold;

    if (!pov_maybe_known(whole) || !pov_interval_is_point(&t->actual.range))
        return (pov_maybe){0};
    whole = corner_times(whole, (pov_ratio){1, 100});
    count = pov_maybe_known(whole) ? corner_times(c->actual, whole.is) : whole;
    threshold =
        pov_maybe_known(whole) ? corner_times(c->target, whole.is) : whole;
    if (!pov_maybe_known(count) || !pov_maybe_known(threshold) ||
        count.is.under != 1)
        return (pov_maybe){0};
    threshold.is = pov_ratio_whole(corner_asks_for_less(op)
                                       ? pov_ratio_floor(threshold.is)
                                       : pov_ratio_ceiling(threshold.is));
    return corner_difference(count, threshold);
}

static void find_gaps(const pov_trial *t, const corner *c, pov_outcome *out)
{
    pov_maybe gap = corner_difference(c->actual, c->target);
    pov_maybe whole = corner_point(t->whole);

    if (judge_is_rate(t)) {
        out->gap_points = gap;
        if (pov_maybe_known(gap))
            out->gap = count_gap(t, out->op, c);
        return;
    }
    out->gap = gap;
    if (pov_maybe_known(gap) && pov_maybe_known(whole) && whole.is.over > 0 &&
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
    pov_ratio now = {0};

    if (time->left <= 0)
        return c->target;
    if (pov_form_is_yearly(t->says.form) && time->year == 1) {
        unsigned unused = 0;
        corner milestone = {.baseline = c->baseline, .amount = c->amount};

        corner_resolve(t, &milestone, time->elapsed, &unused);
        return milestone.target;
    }
    if (pov_maybe_known(way) && pov_maybe_known(part)) {
        way = corner_times(way, part.is);
        return corner_if(pov_maybe_known(way) &&
                             pov_ratio_add(c->baseline.is, way.is, &now),
                         now);
    }
    return (pov_maybe){0};
}

static pov_maybe per_year(pov_maybe change, int units, const spans *time)
{
    pov_maybe rate = corner_ratio(time->year, units);

    return corner_times(corner_if(pov_maybe_known(rate), change.is), rate.is);
}

/** Where the straight line through both leads to by the deadline:
 *  a + (a - b) left / elapsed, not below nothing nor, of a rate, above all. */
static void find_projection(const pov_trial *t, const spans *time,
                            pov_outcome *out)
{
    pov_interval b = t->baseline.range, within = pov_interval_any(), way, back;
    pov_ratio on, further;

    if (t->is_flow && !t->form->needs_baseline)
        b = pov_interval_point(pov_ratio_whole(0));
    else if (!t->baseline.known)
        return;
    if (!t->actual.known || time->left <= 0 || time->elapsed <= 0 ||
        !pov_ratio_make(time->left, time->elapsed, &on) ||
        !pov_ratio_add(on, pov_ratio_whole(1), &further))
        return;
    way = pov_interval_scale(&t->actual.range, further);
    back = pov_interval_scale(&b, on);
    out->projected = pov_interval_subtract(&way, &back);
    out->is_projected = pov_interval_is_bounded(&out->projected);
    within.low = (pov_end){true, true, pov_ratio_whole(0)};
    if (t->measure != POV_IN_COUNT)
        within.high = (pov_end){true, true, pov_ratio_whole(100)};
    out->projected = pov_interval_cut(&out->projected, &within);
}

/** What the share would be by now. */
static pov_maybe expected_share(const corner *c, pov_maybe expected)
{
    corner then = *c;

    then.actual = expected;
    return corner_share(&then);
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

/** What is printed beside the verdict, as far as single numbers are known. */
static void corner_measures(const pov_trial *t, const spans *time,
                            pov_outcome *out)
{
    corner c = {.baseline = corner_point(&t->baseline),
                .actual = corner_point(&t->actual),
                .amount = pov_ratio_from_decimal(t->says.amount)};
    unsigned unused = 0;
    bool is_open = out->verdict != POV_VERDICT_MET_EARLY;

    if (t->is_flow && !t->form->needs_baseline)
        c.baseline = corner_known(pov_ratio_whole(0));
    if (out->has_target && pov_interval_is_point(&out->target))
        c.target = corner_known(out->target.low.at);
    if (!pov_maybe_known(c.target) || !t->actual.known)
        return;
    corner_resolve(t, &c, time->years, &unused);
    find_gaps(t, &c, out);
    if (!pov_maybe_known(c.baseline) || !pov_maybe_known(c.actual) ||
        (out->flags & 1u << POV_FLAG_MET_AT_BASELINE))
        return;
    out->achieved = corner_share(&c);
    out->expected = expected_by_now(t, &c, time);
    if (time->left > 0)
        out->expected_share = expected_share(&c, out->expected);
    out->pace = corner_pace(out->achieved, time);
    out->observed =
        per_year(corner_difference(c.actual, c.baseline), time->elapsed, time);
    if (time->left > 0 && is_open)
        out->needed =
            per_year(corner_difference(c.target, c.actual), time->left, time);
    out->eurostat = compound_ratio(&c, time);
}

/* The ordered table of verdicts: the first row decides whose facts are all
 * there, and none of those it excludes.  Source: docs/method.md, "Verdicts" */

enum {
    NOBODY = 1 << 0, /* is eligible */
    WRONG = 1 << 1,  /* as declared: its dates, its side, more than there is */
    CONFLICT = 1 << 2,
    INCOMPARABLE = 1 << 3,
    ACTUAL = 1 << 4, /* is known */
    BASELINE = 1 << 5,
    NEEDS_BASELINE = 1 << 6,
    DUE = 1 << 7,   /* as-of is the deadline or later */
    FINAL = 1 << 8, /* the actual is dated the deadline or later */
    DIRECTION = 1 << 9,
    HOLDS = 1 << 10,  /* the actual meets the target */
    BEYOND = 1 << 11, /* and is strictly better than asked */
    BASELINE_HOLDS = 1 << 12,
    PACE_95 = 1 << 13, /* P is at least that, in percent */
    PACE_60 = 1 << 14,
    PACE_0 = 1 << 15,
};

static const struct verdict_row {
    unsigned with, without; /* facts */
    pov_verdict verdict;
} rows[] = {
    {NOBODY, 0, POV_VERDICT_NOT_APPLICABLE},
    {WRONG, 0, POV_VERDICT_INVALID},
    {CONFLICT, 0, POV_VERDICT_CONFLICTING},
    {INCOMPARABLE, 0, POV_VERDICT_NOT_COMPARABLE},
    {0, ACTUAL | DUE, POV_VERDICT_PENDING},
    {0, ACTUAL, POV_VERDICT_NO_REPORT},
    {NEEDS_BASELINE, BASELINE, POV_VERDICT_UNDECIDABLE},
    {DIRECTION | HOLDS, 0, POV_VERDICT_IMPROVED},
    {DIRECTION, 0, POV_VERDICT_NOT_IMPROVED},
    {HOLDS | FINAL, BASELINE, POV_VERDICT_MET},
    {HOLDS, BASELINE, POV_VERDICT_MET_SO_FAR},
    {FINAL, BASELINE, POV_VERDICT_NOT_MET},
    {0, BASELINE, POV_VERDICT_NOT_YET},
    {BASELINE_HOLDS | HOLDS, 0, POV_VERDICT_MAINTAINED},
    {BASELINE_HOLDS, 0, POV_VERDICT_LOST},
    {FINAL | HOLDS | BEYOND, 0, POV_VERDICT_EXCEEDED},
    {FINAL | HOLDS, 0, POV_VERDICT_MET},
    {FINAL, 0, POV_VERDICT_NOT_MET},
    {HOLDS, 0, POV_VERDICT_MET_EARLY},
    {PACE_95, 0, POV_VERDICT_ON_TRACK},
    {PACE_60, 0, POV_VERDICT_BEHIND},
    {PACE_0, 0, POV_VERDICT_FAR_BEHIND},
    {0, 0, POV_VERDICT_MOVING_AWAY},
};

/** The first row of the table that fits. */
static pov_verdict verdict_find(unsigned facts)
{
    const struct verdict_row *row = rows;

    while ((facts & row->with) != row->with || facts & row->without)
        row++;
    return row->verdict;
}

static unsigned facts_of_pace(pov_maybe pace)
{
    static const struct {
        int64_t percent;
        unsigned fact;
    } paces[] = {{95, PACE_95}, {60, PACE_60}, {0, PACE_0}};
    unsigned facts = 0;

    for (size_t i = 0;
         pov_maybe_known(pace) && i < sizeof paces / sizeof *paces; i++)
        if (pov_ratio_compare(pace.is, pov_ratio_whole(paces[i].percent)) >= 0)
            facts |= paces[i].fact;
    return facts;
}

/** The degree of a share in percent. */
static pov_degree verdict_degree(pov_ratio share)
{
    static const struct {
        int64_t least;
        pov_degree degree;
    } cuts[] = {{95, POV_NEARLY}, {60, POV_PARTLY}, {0, POV_LITTLE}};

    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++)
        if (pov_ratio_compare(share, pov_ratio_whole(cuts[i].least)) >= 0)
            return cuts[i].degree;
    return POV_WORSE;
}

/* Known points are judged as they are.  A figure known only as an interval is
 * judged at both of its ends: where the verdicts differ, the figure is not
 * precise enough, and both are named. */

/* No figure is below nothing; above, any number that none reaches will do. */
judged_ends judge_ends(const pov_interval *i)
{
    judged_ends e = {{pov_ratio_whole(0), pov_ratio_whole(1000000000000)},
                     {0, 0},
                     pov_interval_is_point(i) ? 1 : 2};

    if (i->low.finite) {
        e.at[0] = i->low.at;
        e.side[0] = i->low.closed ? 0 : 1;
    }
    if (i->high.finite) {
        e.at[1] = i->high.at;
        e.side[1] = i->high.closed ? 0 : -1;
    }
    return e;
}

static judged_ends one_end(pov_ratio r)
{
    return (judged_ends){{r, r}, {0, 0}, 1};
}

/** What the target's words ask for: of "about so many" all that they may
 *  mean, and what is not beyond that decides nothing. */
static judged_ends amount_ends(const pov_trial *t)
{
    pov_interval about;
    judged_ends e;

    if (!t->says.about || !t->says.has_amount)
        return one_end(pov_ratio_from_decimal(t->says.amount));
    about = pov_phrase_about(&t->says);
    e = judge_ends(&about);
    e.side[0] = -1;
    e.side[1] = 1;
    return e;
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
    bool is_bound = t->says.op_said && t->says.op < POV_EXACTLY;
    bool said_less = is_bound && corner_asks_for_less(t->says.op);

    *op = fewer ? POV_AT_MOST : POV_AT_LEAST;
    if (form == POV_LEVEL && is_bound) {
        *op = t->says.op;
        fewer = said_less;
    } else if (form != POV_LEVEL && said_less)
        return false; /* "at most 60 fewer": no promise at all */
    else if (t->says.op_said && t->says.op == POV_MORE_THAN)
        *op = fewer ? POV_LESS_THAN : POV_MORE_THAN;
    return t->better == POV_NO_DIRECTION ||
           fewer == (t->better == POV_FEWER_IS_BETTER);
}

static bool holds(pov_operator op, int order)
{
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
    case POV_ABOUT:
        return order == 0;
    }
    return false;
}

/** Is the actual below the target (-1), it, or above (1)? */
static int order_of(const corner *c)
{
    int order = pov_ratio_compare(c->actual.is, c->target.is);

    return order ? order : c->actual_side - c->target_side;
}

/* An exact rate that misses by less than its printed form shows is met by
 * rounding: never for strict targets, for none and for all. */
static bool holds_rounded(const pov_trial *t, pov_operator op, const corner *c)
{
    int scale = judge_target_precision(t);
    pov_decimal actual, target;

    if (!judge_is_rate(t) || is_strict(op) ||
        !pov_interval_is_point(&t->actual.range) || c->target.is.over == 0 ||
        !pov_ratio_compare(c->target.is, pov_ratio_whole(100)))
        return false;
    if (scale == JUDGE_NO_DECIMAL)
        scale = t->says.amount.scale;
    if (scale < 2)
        scale = 2;
    return pov_ratio_round(c->actual.is, scale, POV_ROUND_HALF_UP, &actual) &&
           pov_ratio_round(c->target.is, scale, POV_ROUND_HALF_UP, &target) &&
           holds(op, pov_decimal_compare(actual, target));
}

/** What the comparison of the actual says. */
static unsigned facts_of_actual(const pov_trial *t, pov_outcome *out,
                                const corner *c)
{
    bool beyond, met;
    int order;

    if (!pov_maybe_known(c->actual) || !pov_maybe_known(c->target))
        return 0;
    order = order_of(c);
    beyond = corner_asks_for_less(out->op) ? order < 0 : order > 0;
    met = t->says.form == POV_DIRECTION ? beyond : holds(out->op, order);
    if (!met && !t->says.about && t->says.form != POV_DIRECTION &&
        holds_rounded(t, out->op, c)) {
        met = true;
        out->flags |= 1u << POV_FLAG_MET_BY_ROUNDING;
    }
    return (met ? HOLDS : 0u) | (beyond ? BEYOND : 0u);
}

static unsigned facts_of_trial(const pov_trial *t)
{
    bool nobody = t->whole && t->whole->known &&
                  pov_interval_is_point(&t->whole->range) &&
                  t->whole->range.low.at.over == 0;

    return (nobody ? NOBODY : 0u) | (t->conflict ? CONFLICT : 0u) |
           (t->incomparable ? INCOMPARABLE : 0u) |
           (t->actual.known ? ACTUAL : 0u) |
           (t->form->needs_baseline ? NEEDS_BASELINE : 0u) |
           (t->as_of >= t->t1 ? DUE : 0u) |
           (t->actual.known && t->actual.date >= t->t1 ? FINAL : 0u) |
           (t->says.form == POV_DIRECTION ? DIRECTION : 0u);
}

static unsigned facts_at(const pov_trial *t, pov_outcome *out, const corner *c,
                         const spans *time)
{
    static const unsigned wrong = 1u << POV_FLAG_DATES |
                                  1u << POV_FLAG_DIRECTION |
                                  1u << POV_FLAG_OVER_BASELINE;
    unsigned flags = out->flags;
    unsigned facts = facts_of_trial(t) | facts_of_actual(t, out, c);

    if (flags & wrong)
        facts |= WRONG;
    if (pov_maybe_known(c->baseline) && !t->is_flow)
        facts |= BASELINE;
    if (facts & BASELINE && pov_maybe_known(c->target) &&
        !(facts & DIRECTION) && !flags &&
        holds(out->op, pov_ratio_compare(c->baseline.is, c->target.is))) {
        facts |= BASELINE_HOLDS;
        out->flags |= 1u << POV_FLAG_MET_AT_BASELINE;
    }
    return facts | facts_of_pace(corner_pace(corner_share(c), time));
}

/** The points at which the baseline must be looked at. */
static judged_ends baseline_ends(const pov_trial *t)
{
    pov_maybe point = corner_point(&t->baseline);

    if (!t->baseline.known)
        return one_end(pov_ratio_whole(0));
    return pov_maybe_known(point) ? one_end(point.is)
                                  : judge_ends(&t->baseline.range);
}

/* A printed number is compared as printed if it has the target's decimals, or
 * thousands; otherwise everything that it may be decides. */
static judged_ends actual_ends(const pov_trial *t)
{
    const pov_quantity *a = &t->actual;

    if (!a->known)
        return one_end(pov_ratio_whole(0));
    if (a->is_printed &&
        pov_decimal_precision(a->printed) >= judge_target_precision(t))
        return one_end(pov_ratio_from_decimal(a->printed));
    return judge_ends(&a->range);
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

/** All the corners of a trial: what is not known has one. */
typedef struct corners {
    judged_ends baseline, actual, amount;
} corners;

static size_t corners_count(const corners *all)
{
    return all->baseline.count * all->actual.count * all->amount.count;
}

static corner corner_at(const pov_trial *t, const corners *all, size_t i)
{
    size_t b = i % all->baseline.count;
    size_t a = i / all->baseline.count % all->actual.count;
    size_t g = i / all->baseline.count / all->actual.count;

    return (corner){
        .baseline = corner_if(t->baseline.known, all->baseline.at[b]),
        .actual = corner_if(t->actual.known, all->actual.at[a]),
        .actual_side = all->actual.side[a],
        .amount = all->amount.at[g],
        .target_side = pov_form_is_fall(t->says.form) ? -all->amount.side[g]
                                                      : all->amount.side[g]};
}

/** What is reached either way is reached, if not how far beyond. */
static pov_verdict verdict_of_both(const pov_outcome *out)
{
    if (out->either[0] == out->either[1])
        return out->either[0];
    if (out->either[0] >= POV_VERDICT_MAINTAINED)
        return POV_VERDICT_MET;
    return out->either[0] >= POV_VERDICT_MET_EARLY ? POV_VERDICT_MET_EARLY
                                                   : POV_VERDICT_UNDECIDABLE;
}

static void judge_corners(const pov_trial *t, const spans *time,
                          pov_outcome *out)
{
    const corners all = {baseline_ends(t), actual_ends(t), amount_ends(t)};
    size_t n = 0;

    for (size_t i = 0; i < corners_count(&all); i++) {
        corner c = corner_at(t, &all, i);

        corner_resolve(t, &c, time->years, &out->flags);
        add_verdict(out, &n, verdict_find(facts_at(t, out, &c, time)));
    }
    out->verdict = verdict_of_both(out);
}

/** The degree of a miss, over everything the printed figures may be. */
static void find_degree(const pov_trial *t, const spans *time, pov_outcome *out)
{
    const corners all = {judge_ends(&t->baseline.range),
                         judge_ends(&t->actual.range), amount_ends(t)};
    unsigned unused = 0;

    out->degree = POV_NEARLY;
    for (size_t i = 0; i < corners_count(&all); i++) {
        corner c = corner_at(t, &all, i);
        pov_maybe share;
        pov_degree degree;

        corner_resolve(t, &c, time->years, &unused);
        share = corner_share(&c);
        if (!pov_maybe_known(share)) {
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

/** Is it known from both sides? */
static bool is_between(const pov_quantity *q)
{
    return q->known && pov_interval_is_bounded(&q->range);
}

/** The target as it is shown: a point, or from both ends of the baseline. */
static void show_target(const pov_trial *t, const spans *time, pov_outcome *out)
{
    judged_ends b = baseline_ends(t);
    corner low = {.baseline = corner_if(t->baseline.known, b.at[0]),
                  .amount = pov_ratio_from_decimal(t->says.amount)};
    corner high = low;
    int scale = judge_target_precision(t);

    if (t->says.form == POV_DIRECTION ||
        (t->form->needs_baseline && !is_between(&t->baseline)))
        return;
    high.baseline.is = b.at[b.count - 1];
    corner_resolve(t, &low, time->years, &out->flags);
    corner_resolve(t, &high, time->years, &out->flags);
    out->has_target =
        pov_maybe_known(low.target) && pov_maybe_known(high.target);
    if (!out->has_target)
        return;
    out->target = pov_interval_closed(low.target.is, high.target.is);
    out->is_printed =
        scale != JUDGE_NO_DECIMAL && pov_interval_is_point(&out->target) &&
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
        out->flags |= 1u << POV_FLAG_NO_FINAL_REPORT;
        return;
    }
    out->flags |= 1u << POV_FLAG_INTERIM;
    out->interim = out->verdict;
    out->verdict = POV_VERDICT_NO_REPORT;
}

bool judge_is_meant(const pov_trial *t, pov_operator *op)
{
    judged_ends b;
    unsigned flags = 0;

    if (t->t1 <= t->t0 || !operator_of(t, op))
        return false;
    if (!t->form->needs_baseline || !t->baseline.known)
        return true;
    if (t->says.about)
        return false;
    b = baseline_ends(t);
    for (size_t i = 0; i < b.count; i++) {
        corner c = {.baseline = corner_known(b.at[i]),
                    .amount = pov_ratio_from_decimal(t->says.amount)};

        corner_resolve(t, &c, years_between(t->t0, t->t1), &flags);
    }
    return !flags;
}

pov_outcome pov_judge(const pov_trial *t)
{
    pov_outcome out = {0};
    spans time;

    if (t->t1 <= t->t0) {
        operator_of(t, &out.op);
        out.sign = out.op;
        out.flags = 1u << POV_FLAG_DATES;
        out.verdict = POV_VERDICT_INVALID;
        return out;
    }
    if (!operator_of(t, &out.op))
        out.flags |= 1u << POV_FLAG_DIRECTION;
    out.sign = t->says.about ? POV_ABOUT : out.op;
    time = spans_of(t);
    show_target(t, &time, &out);
    judge_corners(t, &time, &out);
    if (!t->baseline.known && !t->is_flow)
        out.flags |= 1u << POV_FLAG_NO_BASELINE;
    if (t->actual.known && t->actual.date > t->t1)
        out.flags |= 1u << POV_FLAG_LATE_EVIDENCE;
    if (out.verdict == POV_VERDICT_NOT_MET && t->baseline.known && !t->is_flow)
        find_degree(t, &time, &out);
    if (out.verdict != POV_VERDICT_INVALID &&
        out.verdict != POV_VERDICT_CONFLICTING)
        corner_measures(t, &time, &out);
    find_projection(t, &time, &out);
    mark_interim(t, &out);
    return out;
}
