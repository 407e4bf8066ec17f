#include "measure/alternatives.h"

/** What a statement that gave way says in the measure of the trial: as it is,
 *  or as a rate from its own document's count and whole. */
static pov_quantity quantity_stated(const pov_figure *actual,
                                    const pov_evidence *e)
{
    const pov_indicator *whole = actual->key.indicator->whole;
    pov_quantity q = {.known = true,
                      .range = e->allows,
                      .date = actual->key.as_of,
                      .status = e->status,
                      .figure = e->figure};
    const pov_figure *all;

    if (e->figure->key.unit == actual->key.unit) {
        q.is_printed = pov_evidence_is_number(e);
        q.printed = e->says.amount;
        return q;
    }
    all = pov_moment_figure(actual->moment, whole,
                            pov_indicator_standard(whole, actual->key.standard),
                            POV_IN_COUNT);
    q.known = false;
    for (size_t i = 0; all && i < all->evidence.count; i++)
        if (all->evidence.items[i]->document == e->document) {
            q.known = true;
            q.range = pov_interval_divide(&e->allows,
                                          &all->evidence.items[i]->allows);
            q.range = pov_interval_scale(&q.range, pov_ratio_whole(100));
        }
    return q;
}

static void judge_stated(pov_progress *p, const pov_figure *f, pov_arena *arena)
{
    const pov_figure *actual = p->trial.actual.figure;

    for (size_t i = 0; f && i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];
        pov_alternative other = {.stated = e};
        pov_trial trial = p->trial;

        if (e->standing != POV_SUPERSEDED && e->standing != POV_OUTRANKED)
            continue;
        other.actual = quantity_stated(actual, e);
        if (!other.actual.known ||
            !pov_interval_is_bounded(&other.actual.range))
            continue;
        trial.actual = other.actual;
        other.verdict = pov_judge(&trial).verdict;
        trial.says.amount = trial.says.stretch;
        if (p->has_stretch)
            other.stretch = pov_judge(&trial).verdict;
        pov_arena_push(arena, &p->alternatives, other);
    }
}

void alternatives_judge(pov_progress *p, pov_arena *arena)
{
    const pov_figure *f = p->trial.actual.figure;
    pov_unit other;

    if (!p->trial.actual.known)
        return;
    judge_stated(p, f, arena);
    other = f->key.unit == POV_IN_COUNT ? POV_IN_PERCENT : POV_IN_COUNT;
    if (other == POV_IN_COUNT && f->key.indicator->whole)
        judge_stated(p,
                     pov_moment_figure(f->moment, f->key.indicator,
                                       f->key.standard, other),
                     arena);
}
