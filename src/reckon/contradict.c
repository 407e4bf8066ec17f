#include "reckon/contradict.h"
#include "reckon/engine.h"

#include "reckon/reconcile.h"

/* What cannot all be true: the weak is set aside at once, a contradiction of
 * equals is kept in mind until everything is known (see explain.c). */

static bool is_related(const pov_finding *finding, pov_place place)
{
    for (size_t i = 0; i < finding->related.count; i++)
        if (pov_place_compare(finding->related.items[i].place, place) == 0)
            return true;
    return false;
}

static void relate(pov_findings *findings, pov_finding *finding,
                   const evidence_list *l, const pov_evidence *except)
{
    for (size_t i = 0; i < l->count; i++) {
        pov_place place = l->items[i]->sources.items[0].place;

        if (l->items[i] != except && !is_related(finding, place))
            pov_find_related(findings, finding, place,
                             reconcile_describe(findings, l->items[i], 0));
    }
}

/** Is this the first time that just these statements contradict each other?
 *  Every figure among them notices. */
static bool is_news(engine *e, const evidence_list *l)
{
    return pov_map_add(&e->suspected, e->figures->arena, l->items,
                       l->count * sizeof *l->items);
}

void contradict_note(engine *e, pov_figure *figure, const pov_identity *by,
                     const input *inputs, size_t n_inputs)
{
    pov_arena *arena = e->figures->arena;
    leaves l = leaves_of(figure, inputs, n_inputs, LEAVES_ALL, arena);
    suspicion *s;

    if (!l.statements.count || !is_news(e, &l.statements))
        return;
    s = pov_arena_alloc(arena, sizeof *s);
    *s = (suspicion){figure, by, l};
    pov_arena_push(arena, &e->suspicions, s);
}

static void report_set_aside(engine *e, pov_figure *figure,
                             const pov_identity *by, const pov_evidence *weak,
                             pov_status rank, const evidence_list *from)
{
    pov_arena *arena = e->figures->arena;
    pov_language l = e->findings->language;
    const pov_derivation *d = pov_figure_derived(figure);
    const pov_source *typed = &weak->sources.items[0];
    leaves against;
    pov_finding *f;

    by = by || !d ? by : d->by;
    f = pov_find(e->findings, POV_FOUND_SET_ASIDE, typed->place,
                 "%s, %s: '%s': %s: %s gives way to %s", figure->key.area->id,
                 weak->figure->key.indicator->id, typed->raw,
                 pov_say(l, reconcile_reason(by)),
                 pov_say(l, pov_status_name(weak->status)),
                 pov_say(l, pov_status_name(rank)));
    if (!pov_finding_is_kept(e->findings, f))
        return;
    against = leaves_of(figure, NULL, 0, LEAVES_SHOWN, arena);
    relate(e->findings, f, from, weak);
    relate(e->findings, f, &against.statements, weak);
}

static bool may_be_set_aside(const engine *e, const pov_evidence *weak,
                             pov_status rank)
{
    return weak->weight < rank && weak->weight == e->stage &&
           weak->standing == POV_USED;
}

/** Is there one that goes with what has given way already?  Then it is that:
 *  the old rate of a count that is replaced. */
static bool any_is_stale(const engine *e, const evidence_list *l,
                         pov_status rank)
{
    for (size_t i = 0; i < l->count; i++)
        if (may_be_set_aside(e, l->items[i], rank) &&
            reconcile_is_stale(l->items[i]))
            return true;
    return false;
}

/** Does any of them still hold what was set aside a moment ago?  Then nothing
 *  more is: the next pass tells what does not fit without it. */
static bool rests_on_set_aside(const figure_list *l)
{
    for (size_t i = 0; i < l->count; i++) {
        const pov_figure *f = l->items[i];

        if (f->chosen && f->chosen->standing == POV_SET_ASIDE &&
            ((f->value.low.finite && !f->low_by) ||
             (f->value.high.finite && !f->high_by)))
            return true;
    }
    return false;
}

bool contradict_set_aside(engine *e, pov_figure *figure, pov_status rank,
                          const pov_identity *by, const input *inputs,
                          size_t n_inputs)
{
    leaves from =
        leaves_of(NULL, inputs, n_inputs, LEAVES_SHOWN, e->figures->arena);
    bool only_stale = any_is_stale(e, &from.statements, rank), any = false;

    if (rests_on_set_aside(&from.figures))
        return true;
    for (size_t i = 0; i < from.statements.count; i++) {
        pov_evidence *weak = from.statements.items[i];

        if (!may_be_set_aside(e, weak, rank) ||
            (only_stale && !reconcile_is_stale(weak)))
            continue;
        weak->standing = POV_SET_ASIDE;
        any = true;
        report_set_aside(e, figure, by, weak, rank, &from.statements);
    }
    return any;
}
