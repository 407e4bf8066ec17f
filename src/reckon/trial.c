#include "reckon/trial.h"

#include "reckon/area_sums.h"
#include "reckon/propagate.h"

/* What would be if some statements had not been made?  The equations are
 * applied once more, in silence, to the figures around those statements; when
 * that is done every figure is as it was. */

/* The figures of the scope are looked into, those at its rim only hold what
 * is stated of them: whatever an equation reads is within, and nothing of the
 * real propagation gets in or is changed. */

enum { OUTSIDE, AT_RIM, INSIDE };

/** What ties a figure, without what follows for it outside. */
static pov_bonds *ties_of(const pov_figure *f, pov_arena *arena)
{
    pov_bonds *own;

    if (!f->bonds)
        return NULL;
    own = pov_arena_alloc(arena, sizeof *own);
    own->ties = f->bonds->ties;
    return own;
}

static trial_figure *take_in(trial *t, pov_figure *f)
{
    if (!f || f->mark != OUTSIDE)
        return NULL;
    pov_arena_push(t->arena, &t->scope,
                   ((trial_figure){.figure = f,
                                   .outside = *f,
                                   .bonds = ties_of(f, t->arena),
                                   .mark = AT_RIM}));
    f->mark = AT_RIM;
    return &t->scope.items[t->scope.count - 1];
}

static void take_in_moment(trial *t, const pov_figure *of)
{
    for (pov_figure *f = of->moment ? of->moment->first : NULL; f;
         f = f->next_in_moment)
        take_in(t, f);
}

static void take_in_ties(trial *t, const pov_figure *of)
{
    for (size_t i = 0; i < pov_figure_bonds(of)->ties.count; i++) {
        take_in(t, pov_figure_bonds(of)->ties.items[i]);
        take_in_moment(t, pov_figure_bonds(of)->ties.items[i]);
    }
}

/* An area without a sum to tie it has nothing to do with its sisters. */
static void take_in_family(trial *t, const pov_figure *of,
                           const pov_area *total)
{
    pov_key key = of->key;
    figure_list tied;

    key.area = total;
    if (!pov_map_add(&t->families, t->arena, &key, sizeof key))
        return; /* as a sister's */
    tied = area_sums_tied(t->engine, &key, t->arena);
    if (tied.count)
        pov_map_add(&t->sums, t->arena, &key, sizeof key);
    for (size_t i = 0; i < tied.count; i++)
        take_in(t, tied.items[i]);
}

static void look_into(trial *t, trial_figure *in)
{
    const pov_figure *f = in->figure;
    const pov_area *area = f->key.area;

    in->mark = in->figure->mark = INSIDE;
    take_in_moment(t, f);
    take_in_ties(t, f);
    for (size_t i = 0; i < pov_figure_bonds(f)->ties.count; i++)
        take_in_ties(t, pov_figure_bonds(f)->ties.items[i]);
    if (f->key.form != POV_LEVEL || f->key.unit != POV_IN_COUNT || f->key.plan)
        return;
    take_in_family(t, f, area);
    if (area->parent)
        take_in_family(t, f, area->parent);
    for (size_t i = 0; i < pov_area_successors(area)->count; i++)
        take_in_family(t, f, pov_area_successors(area)->items[i]);
}

trial *trial_begin(engine *e, const figure_list *around, size_t most,
                   pov_arena *arena)
{
    trial *t = pov_arena_alloc(arena, sizeof *t);

    t->engine = e;
    t->arena = arena;
    for (size_t i = 0; i < around->count; i++)
        take_in(t, around->items[i]);
    most += t->scope.count;
    for (size_t i = 0; i < t->scope.count && i < most; i++)
        look_into(t, &t->scope.items[i]);
    for (size_t i = 0; i < t->scope.count; i++) {
        trial_figure *in = &t->scope.items[i];

        in->evidence = pov_arena_alloc(arena, (in->outside.evidence.count + 1) *
                                                  sizeof *in->evidence);
    }
    return t;
}

void trial_leave_all_out(trial *t)
{
    for (size_t i = 0; i < t->scope.count; i++) {
        const pov_figure *f = &t->scope.items[i].outside;

        for (size_t s = 0; s < f->evidence.count; s++)
            f->evidence.items[s]->left_out =
                f->evidence.items[s]->standing == POV_USED;
    }
}

/** Has a run left a figure as it was prepared, and is the same left out?  Most
 *  of them are far from what is tried. */
static bool is_ready(const trial_figure *in)
{
    const pov_figure *f = in->figure, *outside = &in->outside;
    size_t kept = 0;

    if (!in->is_prepared || f->changed || f->applied_at)
        return false;
    for (size_t i = 0; i < outside->evidence.count && !in->was_admitted; i++) {
        if (outside->evidence.items[i]->left_out)
            continue;
        if (kept == f->evidence.count ||
            in->evidence[kept] != outside->evidence.items[i])
            return false;
        kept++;
    }
    return kept == f->evidence.count;
}

/* What is left out must not be there at all: a document that says something
 * else of a figure bears on what its changes mean. */
static void prepare(trial_figure *in)
{
    const pov_figure *outside = &in->outside;
    pov_figure *f = in->figure;

    if (is_ready(in))
        return;
    in->is_prepared = true;

    *f = *outside;
    f->bonds = in->bonds;
    propagate_forget(f);
    f->mark = in->mark;
    f->chosen = NULL;
    f->evidence.items = in->evidence;
    f->evidence.count = 0;
    for (size_t i = 0; i < outside->evidence.count && !in->was_admitted; i++) {
        pov_evidence *e = outside->evidence.items[i];

        if (e->left_out)
            continue;
        in->evidence[f->evidence.count++] = e;
        if (e == outside->chosen || (!f->chosen && e->standing == POV_USED))
            f->chosen = e;
    }
}

static void fails(engine_watch *watch, const pov_figure *where,
                  const pov_equation *by)
{
    trial *t = (trial *)watch;

    if (t->contradicts)
        return;
    t->contradicts = true;
    t->where = where;
    t->by = by;
}

static bool admits(engine_watch *watch, pov_figure *figure)
{
    trial *t = (trial *)watch;
    trial_figure *in;

    if (t->contradicts)
        return false; /* it is told */
    in = take_in(t, figure);
    if (!in)
        return true;
    in->was_admitted = true;
    in->evidence = pov_arena_alloc(t->arena, sizeof *in->evidence);
    prepare(in);
    return true;
}

static bool looks_into(const pov_figure *figure)
{
    return figure->mark == INSIDE;
}

static bool adds_up(engine_watch *watch, const pov_key *total)
{
    return pov_map_find(&((trial *)watch)->sums, total, sizeof *total);
}

bool trial_contradicts(trial *t)
{
    engine *e = t->engine;
    size_t n = t->scope.count;
    uint32_t clock = e->clock;

    t->stated.count = 0;
    for (size_t i = 0; i < n; i++) {
        pov_figure *f = t->scope.items[i].figure;

        prepare(&t->scope.items[i]);
        if (f->evidence.count)
            pov_arena_push(t->arena, &t->stated, f);
    }
    t->runs++;
    t->contradicts = false;
    t->watch = (engine_watch){admits, looks_into, adds_up, fails};
    e->watch = &t->watch;
    e->clock = 0;
    propagate_stated(e, t->stated.items, t->stated.count);
    e->clock = clock;
    e->watch = NULL;
    return t->contradicts;
}

/** What a plan's changes leave for its level: no equation does, for a target
 *  is a norm. */
static pov_interval targets_leave_for(const pov_figure *level)
{
    pov_interval left = level->value;

    for (size_t i = 0;
         level->key.plan && i < pov_figure_bonds(level)->ties.count; i++) {
        const pov_figure *c = pov_figure_bonds(level)->ties.items[i];
        const pov_interval *start = &pov_figure_bonds(c)->ties.items[0]->value;
        pov_interval end = c->key.form == POV_REDUCTION
                               ? pov_interval_subtract(start, &c->value)
                               : pov_interval_add(start, &c->value);

        if (c->key.plan == level->key.plan && !c->key.indicator->is_flow)
            left = pov_interval_meet(&left, &end);
    }
    return left;
}

pov_interval trial_leaves_for(const pov_evidence *statement)
{
    const pov_figure *f = statement->figure;
    bool falls = f->key.form == POV_REDUCTION;
    pov_interval some = pov_interval_any(), left;

    some.low = pov_interval_point(pov_ratio_whole(0)).low;
    if (f->key.form == POV_LEVEL)
        left = targets_leave_for(f);
    else if (pov_figure_bonds(f)->ties.count != 2)
        return some;
    else
        left = pov_interval_subtract(
            &pov_figure_bonds(f)->ties.items[falls ? 0 : 1]->value,
            &pov_figure_bonds(f)->ties.items[falls ? 1 : 0]->value);
    return pov_interval_meet(&left, &some);
}

void trial_end(trial *t)
{
    for (size_t i = 0; i < t->scope.count; i++) {
        const trial_figure *in = &t->scope.items[i];

        *in->figure = in->outside;
        for (size_t s = 0; s < in->outside.evidence.count; s++)
            in->outside.evidence.items[s]->left_out = false;
    }
}
