#include "reckon/propagate.h"

#include "reckon/reconcile.h"
#include "reckon/trial.h"

/* Statements come into play strongest first.  After each rank the identities
 * are applied to whatever changed until nothing changes any more.  So a
 * weaker statement always meets what stronger ones have settled, and gives
 * way; only equals can contradict each other.
 *
 * Counts are whole numbers, rates follow from them, and no figure is narrowed
 * more than MOST_NARROWINGS times: it ends, in time linear in statements. */

enum { MOST_NARROWINGS = 24, MOST_PASSES = 4 };

pov_interval input_value(const input *in)
{
    return in->stated ? in->stated->allows : in->figure->value;
}

static void enqueue(engine *e, pov_figure *f)
{
    if (f->queued || (e->trial && !trial_looks_into(f)))
        return;
    f->queued = true;
    pov_arena_push(e->figures->arena, &e->queue, f);
}

static pov_status weaker(pov_status a, pov_status b)
{
    return a < b ? a : b;
}

static pov_status rank_of_input(const input *in)
{
    const pov_figure *f = in->figure;

    if (in->stated)
        return pov_status_rank(in->stated->status);
    return weaker(f->low_rank, f->high_rank);
}

static pov_status rank_of_inputs(const input *inputs, size_t n_inputs)
{
    pov_status rank = POV_MINISTRY;

    for (size_t i = 0; i < n_inputs; i++)
        rank = weaker(rank, rank_of_input(&inputs[i]));
    return rank;
}

static const pov_derivation *derivation_from(engine *e, pov_interval gives,
                                             const pov_identity *by,
                                             const input *inputs,
                                             size_t n_inputs)
{
    pov_arena *arena = e->figures->arena;
    pov_derivation *d = pov_arena_alloc(arena, sizeof *d);

    *d = (pov_derivation){.by = by,
                          .gives = gives,
                          .n_from = n_inputs,
                          .rank = rank_of_inputs(inputs, n_inputs)};
    d->from = pov_arena_alloc(arena, n_inputs * sizeof *d->from);
    d->stated = pov_arena_alloc(arena, n_inputs * sizeof *d->stated);
    for (size_t i = 0; i < n_inputs; i++) {
        d->from[i] = inputs[i].figure;
        d->stated[i] = inputs[i].stated;
    }
    return d;
}

/** The rank of the end that the result runs against. */
static pov_status rank_opposed(const pov_figure *f, const pov_interval *result)
{
    bool above = f->value.high.finite && result->low.finite &&
                 pov_ratio_compare(result->low.at, f->value.high.at) > 0;

    return above ? f->high_rank : f->low_rank;
}

static void oppose(engine *e, pov_figure *f, const pov_interval *result,
                   const pov_identity *by, const input *inputs, size_t n_inputs)
{
    pov_status rank = rank_opposed(f, result);
    pov_status own = rank_of_inputs(inputs, n_inputs);

    if (e->trial && (own >= rank || own != e->stage))
        trial_fails(e->trial, f, by);
    else if (e->trial)
        return; /* the weaker one would be set aside */
    else if (contradict_set_aside(e, f, rank, by, inputs, n_inputs))
        e->changed_statements = true;
    else
        contradict_note(e, f, by, inputs, n_inputs);
}

enum { DEEPEST = 8 };

/** Does what is known of a figure go back to `root`? */
static bool goes_back_to(const pov_figure *f, const pov_evidence *stated,
                         const pov_figure *root, int depth)
{
    const pov_derivation *d;

    if (f == root)
        return true;
    if (stated || pov_figure_stated(f) || depth == DEEPEST)
        return false;
    d = pov_figure_derived(f);
    for (size_t i = 0; d && i < d->n_from; i++)
        if (goes_back_to(d->from[i], d->stated[i], root, depth + 1))
            return true;
    return false;
}

static bool is_same_way(const pov_derivation *d, const pov_identity *by,
                        const input *inputs, size_t n_inputs)
{
    if (d->by != by || d->n_from != n_inputs)
        return false;
    for (size_t i = 0; i < n_inputs; i++)
        if (d->from[i] != inputs[i].figure || d->stated[i] != inputs[i].stated)
            return false;
    return true;
}

/** The place among a figure's derivations for one that gives this, or NULL if
 *  it is there, bounds only one side, or is the figure itself come round
 *  again. */
static const pov_derivation **room_for(engine *e, pov_figure *f,
                                       const pov_interval *gives,
                                       const pov_identity *by,
                                       const input *inputs, size_t n_inputs)
{
    static const pov_derivation *const none = NULL;

    if (e->trial || !pov_interval_is_bounded(gives))
        return NULL;
    for (size_t i = 0; i < f->derivations.count; i++)
        if (is_same_way(f->derivations.items[i], by, inputs, n_inputs))
            return pov_interval_equal(gives, &f->derivations.items[i]->gives)
                       ? NULL
                       : &f->derivations.items[i];
    if (f->derivations.count == POV_DERIVATIONS_KEPT)
        return NULL;
    for (size_t i = 0; i < n_inputs; i++)
        if (goes_back_to(inputs[i].figure, inputs[i].stated, f, 0))
            return NULL;
    pov_arena_push(e->figures->arena, &f->derivations, none);
    return &f->derivations.items[f->derivations.count - 1];
}

/** Keep a way to a figure in conflict. */
static void keep_way(engine *e, pov_figure *f, pov_interval gives,
                     const pov_identity *by, const input *inputs,
                     size_t n_inputs)
{
    const pov_derivation **room = room_for(e, f, &gives, by, inputs, n_inputs);

    if (room)
        *room = derivation_from(e, gives, by, inputs, n_inputs);
}

/** Keep a way that leads elsewhere. */
static void keep_against(engine *e, pov_figure *f, pov_interval gives,
                         const pov_identity *by, const input *inputs,
                         size_t n_inputs)
{
    const pov_derivation *d;

    if (e->trial || f->against.count == POV_DERIVATIONS_KEPT)
        return;
    for (size_t i = 0; i < f->against.count; i++)
        if (is_same_way(f->against.items[i], by, inputs, n_inputs))
            return;
    d = derivation_from(e, gives, by, inputs, n_inputs);
    pov_arena_push(e->figures->arena, &f->against, d);
}

/** A figure in conflict stays unknown, but what others make of it may tell
 *  which of its statements is right. */
static void expect(pov_figure *f, pov_interval result, const pov_identity *by)
{
    if (f->key.unit == POV_IN_COUNT)
        result = pov_interval_whole(&result);
    result = pov_interval_meet(&f->expected, &result);
    if (pov_interval_equal(&result, &f->expected))
        return;
    f->expected = result;
    f->expected_by = by;
}

/** What is assumed fills gaps; it never narrows what is known without it. */
static bool may_assume(const engine *e, const pov_figure *f)
{
    return e->stage != POV_NO_STATUS || f->is_assumed ||
           !pov_interval_is_bounded(&f->value);
}

/** Let ends of a figure rest on a derivation; NULL: of a trial, it is not
 *  kept. */
static void rest_on(pov_figure *f, bool low, bool high, const pov_derivation *d,
                    pov_status rank)
{
    if (low) {
        f->low_by = d;
        f->low_rank = rank;
    }
    if (high) {
        f->high_by = d;
        f->high_rank = rank;
    }
}

/** Take over what the result says beyond what is known. */
static void take_over(engine *e, pov_figure *f, pov_interval result,
                      const pov_identity *by, const input *inputs,
                      size_t n_inputs)
{
    pov_interval meet = pov_interval_meet(&f->value, &result);
    bool low = !pov_end_equal(&meet.low, &f->value.low);
    bool high = !pov_end_equal(&meet.high, &f->value.high);
    const pov_derivation *d = NULL, **room;

    if (pov_interval_is_empty(&meet))
        return; /* they agree but for the rounding of an end */
    room = room_for(e, f, &result, by, inputs, n_inputs);
    if (f->narrowed == MOST_NARROWINGS || !may_assume(e, f))
        low = high = false;
    if (!low && !high && !room)
        return;
    if (!e->trial)
        d = derivation_from(e, result, by, inputs, n_inputs);
    if (room)
        *room = d;
    if (!low && !high)
        return;
    rest_on(f, low, high, d, rank_of_inputs(inputs, n_inputs));
    f->value = meet;
    f->is_assumed = e->stage == POV_NO_STATUS;
    f->narrowed++;
    enqueue(e, f);
}

void narrow(engine *e, pov_figure *f, pov_interval result,
            const pov_identity *by, const input *inputs, size_t n_inputs)
{
    if (e->trial && !trial_admits(e->trial, f))
        return;
    if (f->conflict) {
        expect(f, result, by);
        keep_way(e, f, result, by, inputs, n_inputs);
        return;
    }
    if (!pov_interval_agree(&f->value, &result)) {
        keep_against(e, f, result, by, inputs, n_inputs);
        if (e->stage != POV_NO_STATUS) /* an assumption may be wrong */
            oppose(e, f, &result, by, inputs, n_inputs);
        return;
    }
    if (f->key.unit == POV_IN_COUNT)
        result = pov_interval_whole(&result);
    take_over(e, f, result, by, inputs, n_inputs);
}

/** Bring in what a figure's statements of the present rank say.  Where the
 *  strongest differ, a weaker one does not decide. */
static void state(engine *e, pov_figure *f)
{
    for (size_t i = 0; i < f->evidence.count && !f->conflict; i++) {
        const pov_evidence *s = f->evidence.items[i];
        pov_interval meet;

        if (s->standing != POV_USED || pov_status_rank(s->status) != e->stage)
            continue;
        meet = pov_interval_meet(&f->value, &s->allows);
        if (pov_interval_is_empty(&meet)) {
            input in = {f, s};

            oppose(e, f, &s->allows, NULL, &in, 1);
            continue;
        }
        if (!pov_end_equal(&meet.low, &f->value.low)) {
            f->low_rank = e->stage;
            f->low_by = NULL;
        }
        if (!pov_end_equal(&meet.high, &f->value.high)) {
            f->high_rank = e->stage;
            f->high_by = NULL;
        }
        if (!pov_interval_equal(&meet, &f->value))
            enqueue(e, f);
        f->value = meet;
    }
}

/** What is assumed may only add to what is stated. */
static bool is_in_play(const engine *e, const identity_rule *rule)
{
    return !rule->identity.assumption || e->stage == POV_NO_STATUS;
}

static void drain(engine *e)
{
    while (e->queue.next < e->queue.count) {
        pov_figure *f = e->queue.items[e->queue.next++];

        f->queued = false;
        for (size_t i = 0; i < n_identity_rules; i++)
            if (is_in_play(e, &identity_rules[i]))
                identity_rules[i].visit(e, f, &identity_rules[i].identity);
    }
    e->queue.count = e->queue.next = 0;
}

static void settle(engine *e)
{
    drain(e);
    while (e->waiting.count) {
        identity_settle_families(e);
        drain(e);
    }
}

void propagate_forget(pov_figure *f)
{
    f->value = f->expected = pov_interval_any();
    f->expected_by = NULL;
    f->low_rank = f->high_rank = POV_NO_STATUS;
    f->low_by = f->high_by = NULL;
    f->derivations.count = f->against.count = 0;
    f->narrowed = 0;
    f->is_assumed = false;
}

/** Only changes bear on what is assumed. */
static void assume(engine *e, size_t stated)
{
    e->stage = POV_NO_STATUS;
    for (size_t i = 0; i < stated; i++)
        if (e->figures->items[i]->key.form != POV_LEVEL)
            enqueue(e, e->figures->items[i]);
    settle(e);
}

void propagate_stated(engine *e, pov_figure *const *figures, size_t n)
{
    for (int rank = POV_MINISTRY; rank > POV_NO_STATUS; rank--) {
        e->stage = (pov_status)rank;
        for (size_t i = 0; i < n; i++)
            state(e, figures[i]);
        settle(e);
    }
}

static void run_pass(engine *e)
{
    size_t stated = e->figures->count;

    e->changed_statements = false;
    e->suspicions.count = 0;
    e->suspected = (pov_map){0};
    for (size_t i = 0; i < e->figures->count; i++)
        propagate_forget(e->figures->items[i]);
    propagate_stated(e, e->figures->items, stated);
    assume(e, stated);
}

void pov_reckon(pov_figures *figures, pov_findings *findings)
{
    engine e = {.figures = figures, .findings = findings};
    int pass = 0;

    pov_figures_sort(figures);
    reconcile_all(figures);
    identity_find_kin(&e);
    identity_tie_levels(&e);
    pov_figures_sort(figures);
    do {
        run_pass(&e);
    } while (e.changed_statements && ++pass < MOST_PASSES);
    pov_figures_sort(figures);
    reconcile_report(figures, findings);
    contradictions_report(&e);
    conflicts_report(figures, findings);
    plausible_check(&e);
}
