#include "measure/judge.h"

/* An undecidable verdict is one that differs between the ends of an interval.
 * Whose interval that is, is found out by taking it for one number: if all
 * numbers then lead to a verdict, the number is what is missing. */

enum { TURN_DECIMALS = 4 }; /* of rates; counts turn at whole numbers */

/** The verdict, past the deadline that of the interim figure. */
static pov_verdict verdict_of(const pov_outcome *o)
{
    return o->flags & 1u << POV_FLAG_INTERIM ? o->interim : o->verdict;
}

static pov_quantity *quantity_in(pov_trial *t, bool of_baseline)
{
    return of_baseline ? &t->baseline : &t->actual;
}

/** The verdict if the quantity were this number. */
static pov_verdict verdict_at(const pov_trial *trial, bool of_baseline,
                              pov_ratio at)
{
    pov_trial t = *trial;
    pov_quantity *q = quantity_in(&t, of_baseline);
    pov_outcome o;

    q->range = pov_interval_point(at);
    q->is_printed = false;
    o = pov_judge(&t);
    return verdict_of(&o);
}

static bool is_interval(const pov_quantity *q)
{
    return q->known && !pov_interval_is_point(&q->range);
}

/** Would one number instead of the interval be enough? */
static bool would_decide(const pov_trial *t, const pov_quantity *q,
                         bool of_baseline)
{
    const judged_ends e = judge_ends(&q->range);

    return is_interval(q) &&
           verdict_at(t, of_baseline, e.at[0]) != POV_VERDICT_UNDECIDABLE &&
           verdict_at(t, of_baseline, e.at[1]) != POV_VERDICT_UNDECIDABLE;
}

static pov_ratio step_at(int64_t n, int64_t grid)
{
    pov_ratio r = pov_ratio_whole(n);

    pov_ratio_make(n, grid, &r);
    return r;
}

/** The first number of a grid at which the verdict is not that of the lowest
 *  any more.  Errors: unknown if there is none. */
static pov_maybe turn_of(const pov_trial *t, const pov_quantity *q,
                         bool of_baseline)
{
    int64_t grid = 1, low, high;
    const judged_ends e = judge_ends(&q->range);
    pov_verdict lowest = verdict_at(t, of_baseline, e.at[0]);
    pov_ratio from = e.at[0], to = e.at[1];

    for (int i = 0; judge_is_rate(t) && i < TURN_DECIMALS; i++)
        grid *= 10;
    if (!pov_ratio_multiply(from, pov_ratio_whole(grid), &from) ||
        !pov_ratio_multiply(to, pov_ratio_whole(grid), &to))
        return (pov_maybe){0};
    low = pov_ratio_floor(from);
    high = pov_ratio_ceiling(to);
    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;

        if (verdict_at(t, of_baseline, step_at(middle, grid)) == lowest)
            low = middle;
        else
            high = middle;
    }
    return (pov_maybe){step_at(high, grid)};
}

/** The one input that leaves a figure open, else the figure itself. */
static const pov_figure *open_figure(const pov_figure *f)
{
    const pov_derivation *d = f ? pov_figure_derived(f) : NULL;
    const pov_figure *open = NULL;

    for (size_t i = 0; d && i < d->n_from; i++) {
        const pov_input *in = &d->from[i];

        if (in->stated || pov_interval_is_point(&in->figure->value))
            continue;
        if (open && open != in->figure)
            return f;
        open = in->figure;
    }
    return open ? open : f;
}

/** More decimals of a printed rate: as many as the target has; if it has none
 *  to compare with, one more, which is enough unless it hits the target. */
static pov_doubt lack_of_decimals(const pov_trial *t, const pov_outcome *o)
{
    int printed = t->actual.printed.scale;
    int wanted = judge_target_precision(t);
    pov_doubt lack = {.kind = POV_LACKS_DECIMALS, .decimals = wanted};

    if (wanted > printed && wanted != JUDGE_NO_DECIMAL)
        return lack;
    lack.decimals = printed + 1;
    lack.has_unless = o->has_target && pov_interval_is_point(&o->target) &&
                      pov_ratio_round(o->target.low.at, lack.decimals,
                                      POV_ROUND_HALF_UP, &lack.unless);
    return lack;
}

pov_doubt pov_doubt_of(const pov_trial *t, const pov_outcome *o)
{
    const pov_quantity *q = &t->actual;
    pov_doubt lack = {.kind = POV_LACKS_NUMBER};

    if (verdict_of(o) != POV_VERDICT_UNDECIDABLE)
        return (pov_doubt){.kind = POV_LACKS_NOTHING};
    if (!t->baseline.known && t->form->needs_baseline)
        return (pov_doubt){.kind = POV_LACKS_BASELINE, .of_baseline = true};
    if (!would_decide(t, q, false)) {
        if (!is_interval(&t->baseline))
            return (pov_doubt){.kind = t->says.about ? POV_LACKS_TARGET
                                                     : POV_LACKS_NOTHING};
        q = &t->baseline;
        lack.of_baseline = true;
    }
    if (!lack.of_baseline && q->is_printed && judge_is_rate(t))
        return lack_of_decimals(t, o);
    lack.figure = open_figure(q->figure);
    lack.turn = turn_of(t, q, lack.of_baseline);
    return lack;
}
