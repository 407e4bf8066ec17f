#include "measure/rivals.h"

/** Sides of one conflict that are tried. */
enum { MOST_SIDES = 6 };

typedef struct sides {
    pov_quantity items[MOST_SIDES];
    bool is_mended[MOST_SIDES]; /* what it must be, if it is what is wrong */
    bool can_be_mended;         /* one of them is that */
    size_t count;
    bool are_more;
} sides;

/** Is just that said by another side? */
static bool is_said(const sides *s, const pov_interval *range)
{
    for (size_t i = 0; i < s->count; i++)
        if (pov_interval_equal(&s->items[i].range, range))
            return true;
    return false;
}

static void add_side(sides *s, pov_quantity q, bool is_mended)
{
    if (!pov_interval_is_bounded(&q.range) || is_said(s, &q.range))
        return;
    s->are_more = s->count == MOST_SIDES;
    if (s->are_more)
        return;
    s->is_mended[s->count] = is_mended;
    s->can_be_mended = s->can_be_mended || is_mended;
    s->items[s->count++] = q;
}

/** What the figure is a part of on that day; nothing known: any number. */
static pov_interval whole_of(const pov_figures *figures, const pov_figure *f)
{
    pov_key key;
    const pov_figure *whole;

    if (!f->key.indicator->whole)
        return pov_interval_any();
    key = pov_key_of_whole(&f->key);
    whole = pov_figures_find(figures, &key);
    return whole && !whole->conflict ? whole->value : pov_interval_any();
}

/** A side in the measure of the trial.  Errors: it is not known if nothing
 *  turns one into the other. */
static pov_quantity in_measure(const pov_figures *figures, pov_quantity q,
                               pov_unit measure)
{
    pov_interval whole;
    bool is_count = q.figure->key.unit == POV_IN_COUNT;

    if (is_count == (measure == POV_IN_COUNT))
        return q;
    whole = whole_of(figures, q.figure);
    q.is_printed = false;
    q.known = pov_interval_is_bounded(&whole) && whole.low.at.over > 0;
    if (!q.known)
        return q;
    if (is_count) {
        q.range = pov_interval_divide(&q.range, &whole);
        q.range = pov_interval_scale(&q.range, pov_ratio_whole(100));
    } else {
        q.range = pov_interval_multiply(&q.range, &whole);
        q.range = pov_interval_scale(&q.range, (pov_ratio){1, 100});
        q.range = pov_interval_whole(&q.range);
    }
    return q;
}

static pov_quantity side_of(const pov_figure *f, const pov_evidence *e)
{
    return (pov_quantity){.known = true,
                          .range = e->allows,
                          .is_printed = pov_evidence_is_number(e),
                          .printed = e->says.amount,
                          .date = f->key.as_of,
                          .status = e->status,
                          .figure = f};
}

/** All sides of a figure in conflict, first what it would have to be; of none
 *  the quantity itself. */
static sides sides_of(const pov_figures *figures, const pov_quantity *of,
                      pov_unit measure)
{
    const pov_figure *f = of->figure;
    sides s = {.count = 0};
    const pov_interval *expected;

    if (!of->is_disputed)
        return (sides){.items = {*of}, .count = 1};
    expected = pov_figure_expected(f);
    if (expected) {
        pov_quantity q = in_measure(figures,
                                    (pov_quantity){.known = true,
                                                   .range = *expected,
                                                   .date = f->key.as_of,
                                                   .figure = f},
                                    measure);

        if (q.known)
            add_side(&s, q, f->blame);
    }
    for (size_t i = 0; i < f->evidence.count; i++) {
        pov_quantity q;

        if (f->evidence.items[i]->standing != POV_DISPUTED)
            continue;
        q = in_measure(figures, side_of(f, f->evidence.items[i]), measure);
        if (q.known)
            add_side(&s, q, false);
    }
    return s;
}

/** The number of one side of a target, as it would be typed. */
static bool is_amount(const pov_quantity *side, pov_decimal *amount)
{
    *amount = side->printed;
    return side->is_printed ||
           (pov_interval_is_point(&side->range) &&
            pov_ratio_round(side->range.low.at, 0, POV_ROUND_HALF_UP, amount) &&
            !pov_ratio_compare(pov_ratio_from_decimal(*amount),
                               side->range.low.at));
}

static pov_quantity if_disputed(const pov_quantity *side, bool is_disputed)
{
    return is_disputed ? *side : (pov_quantity){.known = false};
}

/** Errors: nothing is added of a side that no target can be made of. */
static void try_sides(pov_progress *p, const pov_quantity *target,
                      const pov_quantity *baseline, const pov_quantity *actual,
                      pov_arena *arena)
{
    pov_trial t = *p->judged;
    pov_rival rival = {
        if_disputed(baseline, t.baseline.is_disputed),
        if_disputed(target, target->figure),
        if_disputed(actual, t.actual.is_disputed),
        POV_VERDICT_CONFLICTING,
    };
    pov_outcome outcome;

    if (target->figure && !is_amount(target, &t.says.amount))
        return;
    t.conflict = t.is_disputed = false;
    t.baseline = *baseline;
    t.actual = *actual;
    outcome = pov_judge(&t);
    rival.verdict = outcome.flags & 1u << POV_FLAG_INTERIM ? outcome.interim
                                                           : outcome.verdict;
    pov_arena_push(arena, &p->rivals, rival);
}

/** May just these be wrong together?  If one of several cells is, no other is;
 *  if it is known which are, all of them are. */
static bool go_together(const pov_progress *p, const sides *all[],
                        const size_t at[])
{
    const pov_figure *figures[] = {p->target, p->judged->baseline.figure,
                                   p->judged->actual.figure};
    size_t mended = 0, most = 0;
    bool is_one_of = false;

    for (size_t i = 0; i < 3; i++) {
        mended += all[i]->is_mended[at[i]];
        most += all[i]->can_be_mended;
        is_one_of = is_one_of || (all[i]->can_be_mended &&
                                  figures[i]->blame == POV_BLAMED_WITH_OTHERS);
    }
    return is_one_of ? mended <= 1 : mended == 0 || mended == most;
}

static void judge_sides(const pov_figures *figures, pov_progress *p)
{
    const pov_trial *t = p->judged;
    const pov_figure *f = p->target;
    const pov_quantity asked = {.is_disputed = f->conflict,
                                .figure = f->conflict ? f : NULL};
    const sides targets = sides_of(figures, &asked, t->measure);
    const sides baselines = sides_of(figures, &t->baseline, t->measure);
    const sides actuals = sides_of(figures, &t->actual, t->measure);
    const sides *all[] = {&targets, &baselines, &actuals};
    size_t n = targets.count * baselines.count * actuals.count;

    p->rivals.are_more =
        targets.are_more || baselines.are_more || actuals.are_more;
    for (size_t i = 0; i < n; i++) {
        const size_t at[] = {i / actuals.count / baselines.count,
                             i / actuals.count % baselines.count,
                             i % actuals.count};

        if (go_together(p, all, at))
            try_sides(p, &targets.items[at[0]], &baselines.items[at[1]],
                      &actuals.items[at[2]], figures->arena);
    }
}

void rivals_judge(const pov_figures *figures, pov_progress *p)
{
    bool is_told_otherwise = /* than it was asked for */
        p->change && p->change->is_disputed &&
        p->change->figure->key.form != p->trial.says.form;

    if (p->outcome.verdict == POV_VERDICT_CONFLICTING && !is_told_otherwise)
        judge_sides(figures, p);
}
