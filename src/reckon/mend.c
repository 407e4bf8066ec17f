#include "reckon/mend.h"

#include <string.h>

#include "reckon/propagate.h"

/* What would be if some statements had not been made?  The equations are
 * applied once more, in silence, to the figures around those statements; when
 * that is done every figure is as it was. */

/** A figure that takes part, as it is outside of the trial. */
typedef struct trial_figure {
    pov_figure *figure, outside;
    pov_evidence **evidence; /* room for as many as it has */
    int mark;
    bool was_admitted; /* met on the way: nothing stated of it counts */
} trial_figure;

typedef struct trial {
    engine_watch watch; /* first: it leads back here */
    engine *engine;
    pov_arena *arena; /* emptied by whoever began the trial */
    struct {
        trial_figure *items;
        size_t count, capacity;
    } scope;
    bool contradicts;
    const pov_figure *where; /* it does; NULL before */
    const pov_equation *by;  /* what brought it about */
} trial;

/* The figures of the scope are looked into, those at its rim only hold what
 * is stated of them: whatever an equation reads is within, and nothing of the
 * real propagation gets in or is changed. */

enum { OUTSIDE, AT_RIM, INSIDE };

static trial_figure *take_in(trial *t, pov_figure *f)
{
    if (!f || f->mark != OUTSIDE)
        return NULL;
    pov_arena_push(
        t->arena, &t->scope,
        ((trial_figure){.figure = f, .outside = *f, .mark = AT_RIM}));
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
    for (size_t i = 0; i < of->ties.count; i++) {
        take_in(t, of->ties.items[i]);
        take_in_moment(t, of->ties.items[i]);
    }
}

static void take_in_areas(trial *t, const pov_figure *of,
                          const pov_area_list *areas)
{
    pov_key key = of->key;

    for (size_t i = 0; i < areas->count; i++) {
        key.area = areas->items[i];
        take_in(t, pov_figures_find(t->engine->figures, &key));
    }
}

static void take_in_family(trial *t, const pov_figure *of,
                           const pov_area *total)
{
    pov_key key = of->key;

    key.area = total;
    take_in(t, pov_figures_find(t->engine->figures, &key));
    take_in_areas(t, of, pov_area_children(total));
    take_in_areas(t, of, pov_area_predecessors(total));
}

static void look_into(trial *t, trial_figure *in)
{
    const pov_figure *f = in->figure;
    const pov_area *area = f->key.area;

    in->mark = in->figure->mark = INSIDE;
    take_in_moment(t, f);
    take_in_ties(t, f);
    for (size_t i = 0; i < f->ties.count; i++)
        take_in_ties(t, f->ties.items[i]);
    if (f->key.form != POV_LEVEL || f->key.unit != POV_IN_COUNT || f->key.plan)
        return;
    take_in_family(t, f, area);
    if (area->parent)
        take_in_family(t, f, area->parent);
    for (size_t i = 0; i < pov_area_successors(area)->count; i++)
        take_in_family(t, f, pov_area_successors(area)->items[i]);
}

/** Take in these figures and what equations tie to them, the nearest first,
 *  until `most` more are looked into. */
static trial *trial_begin(engine *e, const figure_list *around, size_t most,
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

/** Leave out everything that is stated within the scope. */
static void trial_leave_all_out(trial *t)
{
    for (size_t i = 0; i < t->scope.count; i++) {
        const pov_figure *f = &t->scope.items[i].outside;

        for (size_t s = 0; s < f->evidence.count; s++)
            f->evidence.items[s]->left_out =
                f->evidence.items[s]->standing == POV_USED;
    }
}

/* What is left out must not be there at all: a document that says something
 * else of a figure bears on what its changes mean. */
static void prepare(const trial_figure *in)
{
    const pov_figure *outside = &in->outside;
    pov_figure *f = in->figure;

    *f = *outside;
    propagate_forget(f);
    f->mark = in->mark;
    f->chosen = NULL;
    f->derivations.items = NULL;
    f->derivations.count = f->derivations.capacity = 0;
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

/** Do the statements that are not left out contradict each other?  Until the
 *  next run or the end the figures hold what follows from these statements. */
static bool trial_contradicts(trial *t)
{
    engine *e = t->engine;
    size_t stated = t->scope.count;
    figure_list figures = {0};

    for (size_t i = 0; i < stated; i++) {
        prepare(&t->scope.items[i]);
        pov_arena_push(t->arena, &figures, t->scope.items[i].figure);
    }
    t->contradicts = false;
    t->watch = (engine_watch){admits, looks_into, fails};
    e->watch = &t->watch;
    propagate_stated(e, figures.items, stated);
    e->watch = NULL;
    return t->contradicts;
}

/** What a plan's changes leave for its level: no equation does, for a target
 *  is a norm. */
static pov_interval targets_leave_for(const pov_figure *level)
{
    pov_interval left = level->value;

    for (size_t i = 0; level->key.plan && i < level->ties.count; i++) {
        const pov_figure *c = level->ties.items[i];
        const pov_interval *start = &c->ties.items[0]->value;
        pov_interval end = c->key.form == POV_REDUCTION
                               ? pov_interval_subtract(start, &c->value)
                               : pov_interval_add(start, &c->value);

        if (c->key.plan == level->key.plan && !c->key.indicator->is_flow)
            left = pov_interval_meet(&left, &end);
    }
    return left;
}

/** What a run left for the figure of a statement, also for a change.  Nothing
 *  is counted that is below 0: then the interval is empty. */
static pov_interval trial_leaves_for(const pov_evidence *statement)
{
    const pov_figure *f = statement->figure;
    bool falls = f->key.form == POV_REDUCTION;
    pov_interval some = pov_interval_any(), left;

    some.low = pov_interval_point(pov_ratio_whole(0)).low;
    if (f->key.form == POV_LEVEL)
        left = targets_leave_for(f);
    else if (f->ties.count != 2)
        return some;
    else
        left = pov_interval_subtract(&f->ties.items[falls ? 0 : 1]->value,
                                     &f->ties.items[falls ? 1 : 0]->value);
    return pov_interval_meet(&left, &some);
}

/** Put every figure back; nothing is left out any more. */
static void trial_end(trial *t)
{
    for (size_t i = 0; i < t->scope.count; i++) {
        const trial_figure *in = &t->scope.items[i];

        *in->figure = in->outside;
        for (size_t s = 0; s < in->outside.evidence.count; s++)
            in->outside.evidence.items[s]->left_out = false;
    }
}

/* The deletion filter: leave out what can be left out while the rest still
 * contradicts itself, in halves first, at last one by one.  Rates go before
 * counts and what was typed last before what was typed first, so that the
 * same statements remain wherever the contradiction was noticed. */

/** How far a trial looks beyond the figures that the suspicion came by. */
enum { FIGURES_AROUND = 40, MOST_STATEMENTS = 512 };

minimal *minimal_untried(engine *e, const suspicion *s)
{
    minimal *m = pov_arena_alloc(e->figures->arena, sizeof *m);

    m->figure = s->figure;
    m->by = s->by;
    m->statements = s->rests_on.statements;
    return m;
}

/** The statements in the order in which one would do without them. */
static evidence_list in_order_of_leaving(const evidence_list *all,
                                         pov_arena *arena)
{
    evidence_list order = {0};

    for (int counts = 0; counts <= 1; counts++)
        for (size_t i = all->count; i-- > 0;) {
            pov_evidence *e = all->items[i];

            if (e->standing == POV_USED &&
                (e->figure->key.unit == POV_IN_COUNT) == counts)
                pov_arena_push(arena, &order, e);
        }
    return order;
}

static void leave_out(const evidence_list *l, size_t from, size_t n,
                      bool is_out)
{
    for (size_t i = from; i < from + n; i++)
        l->items[i]->left_out = is_out;
}

/** Try to do without `n` statements at a time; those needed remain. */
static void filter(trial *t, evidence_list *l, size_t n)
{
    size_t kept = 0;

    for (size_t i = 0; i < l->count; i += n) {
        size_t chunk = n < l->count - i ? n : l->count - i;

        leave_out(l, i, chunk, true);
        if (trial_contradicts(t))
            continue;
        leave_out(l, i, chunk, false);
        memmove(l->items + kept, l->items + i, chunk * sizeof *l->items);
        kept += chunk;
    }
    l->count = kept;
}

/** What was not in use is not left out either: it says how the changes of its
 *  document are meant. */
static evidence_list with_unused(const evidence_list *needed,
                                 const evidence_list *all, pov_arena *arena)
{
    evidence_list l = {0};

    for (size_t i = 0; i < needed->count; i++)
        pov_arena_push(arena, &l, needed->items[i]);
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i]->standing != POV_USED)
            pov_arena_push(arena, &l, all->items[i]);
    evidence_sort(&l);
    return l;
}

static void see_what_each_may_be(trial *t, minimal *m, pov_arena *arena)
{
    m->allowed =
        pov_arena_alloc(arena, m->statements.count * sizeof *m->allowed);
    for (size_t i = 0; i < m->statements.count; i++) {
        pov_evidence *e = m->statements.items[i];

        m->allowed[i] = pov_interval_any();
        if (e->standing != POV_USED)
            continue;
        e->left_out = true;
        if (!trial_contradicts(t))
            m->allowed[i] = trial_leaves_for(e);
        e->left_out = false;
    }
}

/** Everything that is stated around. */
static evidence_list in_scope(const trial *t, pov_arena *arena)
{
    evidence_list all = {0};

    for (size_t i = 0; i < t->scope.count; i++) {
        const pov_figure *f = &t->scope.items[i].outside;

        for (size_t s = 0; s < f->evidence.count; s++)
            pov_arena_push(arena, &all, f->evidence.items[s]);
    }
    evidence_sort(&all);
    return all;
}

static bool contradict_each_other(trial *t, const evidence_list *l)
{
    trial_leave_all_out(t);
    leave_out(l, 0, l->count, false);
    return trial_contradicts(t);
}

/* A figure keeps only the last way to each of its ends.  What an earlier one
 * rested on may be missing from the suspicion: then it is sought around. */
static bool begin_with(trial *t, const evidence_list *suspected,
                       evidence_list *needed, pov_arena *arena)
{
    evidence_list around;

    *needed = in_order_of_leaving(suspected, arena);
    if (contradict_each_other(t, needed))
        return true;
    around = in_scope(t, arena);
    *needed = in_order_of_leaving(&around, arena);
    return needed->count <= MOST_STATEMENTS && contradict_each_other(t, needed);
}

minimal *minimal_of(engine *e, const suspicion *s, pov_arena *scratch)
{
    pov_arena *arena = e->figures->arena;
    minimal *m = minimal_untried(e, s);
    trial *t = trial_begin(e, &s->rests_on.figures, FIGURES_AROUND, scratch);
    evidence_list needed;

    if (begin_with(t, &m->statements, &needed, scratch)) {
        for (size_t n = needed.count / 2; n > 1; n /= 2)
            filter(t, &needed, n);
        filter(t, &needed, 1);
        m->is_proved = needed.count && trial_contradicts(t);
    }
    if (m->is_proved) {
        m->figure = t->where;
        m->by = t->by;
        m->statements = with_unused(&needed, &m->statements, arena);
        see_what_each_may_be(t, m, arena);
    }
    trial_end(t);
    pov_arena_clear(scratch);
    return m;
}

minimal_group *minimal_group_of(const minimal *m)
{
    minimal_group *g = m->group;

    while (g->merged_into)
        g = g->merged_into;
    return g;
}

/* Everything else that is stated around must hold together without the cell.
 * What is far away cannot tell, so the figures looked into are limited. */

enum {
    FIGURES_TRIED = 400,
    MOST_TRIED = 128,
    MOST_SWAPPED = 12,
    MOST_PAIRED = 40
};

static bool contains(const evidence_list *l, const pov_evidence *e)
{
    for (size_t i = 0; i < l->count; i++)
        if (l->items[i] == e)
            return true;
    return false;
}

evidence_list mend_statements(const minimal_group *g, pov_arena *arena)
{
    evidence_list all = {0};
    pov_map seen = {0};

    for (size_t s = 0; s < g->sets.count; s++) {
        const evidence_list *l = &g->sets.items[s]->statements;

        for (size_t i = 0; i < l->count; i++)
            if (pov_map_add(&seen, arena, &l->items[i], sizeof(pov_evidence *)))
                pov_arena_push(arena, &all, l->items[i]);
    }
    evidence_sort(&all);
    return all;
}

/** Is a cell of the way in each set? */
static bool hits_every_set(const minimal_group *g, const mend_way *w)
{
    for (size_t s = 0; s < g->sets.count; s++) {
        bool is_hit = false;

        for (size_t i = 0; i < w->count && !is_hit; i++)
            is_hit = contains(&g->sets.items[s]->statements, w->cells[i]);
        if (!is_hit)
            return false;
    }
    return true;
}

static figure_list figures_of(const evidence_list *l, pov_arena *arena)
{
    figure_list figures = {0};

    for (size_t i = 0; i < l->count; i++)
        pov_arena_push(arena, &figures, l->items[i]->figure);
    return figures;
}

/** Has a statement of one group no say in another?  Of a mended one only those
 *  that are blamed have none. */
static bool is_left_out(const minimal_group *of, const minimal_group *in,
                        const pov_evidence *e)
{
    bool is_blamed = false;

    for (size_t i = 0; i < of->blamed.count; i++)
        is_blamed = is_blamed || of->blamed.cells[i] == e;
    return of != in && (is_blamed || !of->is_mended);
}

/** What is wrong elsewhere may not have a say here. */
static void leave_others_out(const trial *t, const minimal_group *g,
                             const pov_map *owners)
{
    for (size_t i = 0; i < t->scope.count; i++) {
        const pov_figure *f = &t->scope.items[i].outside;

        for (size_t s = 0; s < f->evidence.count; s++) {
            pov_evidence *e = f->evidence.items[s];
            const minimal *of =
                pov_map_find(owners, &e, sizeof(pov_evidence *));

            if (of && e->standing == POV_USED)
                e->left_out = is_left_out(minimal_group_of(of), g, e);
        }
    }
}

/** Is all well without them, and could some number stand in each place?  Of
 *  several cells each must be told by what is left. */
static bool mends(trial *t, mend_way *w)
{
    bool is_well;

    for (size_t i = 0; i < w->count; i++)
        w->cells[i]->left_out = true;
    is_well = !trial_contradicts(t);
    for (size_t i = 0; i < w->count; i++) {
        w->must_be[i] = trial_leaves_for(w->cells[i]);
        is_well = is_well && !pov_interval_is_empty(&w->must_be[i]) &&
                  (w->count == 1 || pov_interval_is_bounded(&w->must_be[i]));
    }
    for (size_t i = 0; i < w->count; i++)
        w->cells[i]->left_out = false;
    return is_well;
}

/** Errors: false if there is no room for another way. */
static bool try_way(trial *t, const minimal_group *g, mend_way way, mend *m)
{
    if (!hits_every_set(g, &way) || !mends(t, &way))
        return true;
    if (m->ways.count == MEND_WAYS)
        return false;
    m->ways.items[m->ways.count++] = way;
    return true;
}

static void try_cells(trial *t, const minimal_group *g, const evidence_list *l,
                      mend *m)
{
    for (size_t i = 0; i < l->count; i++)
        if (l->items[i]->standing == POV_USED)
            try_way(t, g, (mend_way){.cells = {l->items[i]}, .count = 1}, m);
}

static void try_pairs(trial *t, const minimal_group *g, const evidence_list *l,
                      mend *m)
{
    for (size_t i = 0; i < l->count; i++)
        for (size_t j = i + 1; j < l->count; j++) {
            mend_way pair = {.cells = {l->items[i], l->items[j]}, .count = 2};

            if (l->items[i]->standing != POV_USED ||
                l->items[j]->standing != POV_USED)
                continue;
            if (!try_way(t, g, pair, m)) {
                m->ways.count = 0;
                return;
            }
        }
}

/** Two numbers of one kind, side by side. */
static bool may_be_swapped(const pov_evidence *a, const pov_evidence *b)
{
    return a->figure != b->figure && a->figure->moment &&
           a->figure->moment == b->figure->moment &&
           a->figure->key.unit == b->figure->key.unit &&
           a->document == b->document && a->standing == POV_USED &&
           b->standing == POV_USED && pov_evidence_is_number(a) &&
           pov_evidence_is_number(b);
}

static void swap(pov_evidence *a, pov_evidence *b)
{
    pov_interval kept = a->allows;

    a->allows = b->allows;
    b->allows = kept;
}

/** Pairs in one unit that, exchanged, make all well. */
static size_t try_swaps_in(trial *t, const evidence_list *l, pov_unit unit,
                           mend *m)
{
    size_t count = 0;

    for (size_t i = 0; i < l->count; i++)
        for (size_t j = i + 1; j < l->count; j++) {
            pov_evidence *a = l->items[i], *b = l->items[j];

            if (a->figure->key.unit != unit || !may_be_swapped(a, b))
                continue;
            swap(a, b);
            if (!trial_contradicts(t)) {
                m->swapped = a;
                m->swapped_with = b;
                count++;
            }
            swap(a, b);
        }
    return count;
}

/** The only pair that does.  Where two counts may be swapped, so may their
 *  rates: that is the same said otherwise. */
static void try_swaps(trial *t, const evidence_list *l, mend *m)
{
    size_t count = try_swaps_in(t, l, POV_IN_COUNT, m);

    if (!count)
        count = try_swaps_in(t, l, POV_IN_PERCENT, m);
    if (count != 1)
        m->swapped = m->swapped_with = NULL;
}

mend mend_find(engine *e, const minimal_group *g, const pov_map *owners,
               pov_arena *scratch)
{
    mend m = {.swapped = NULL};
    evidence_list all = mend_statements(g, scratch);
    figure_list around = figures_of(&all, scratch);
    trial *t;

    if (all.count > MOST_TRIED) {
        pov_arena_clear(scratch);
        return m;
    }
    t = trial_begin(e, &around, FIGURES_TRIED, scratch);
    leave_others_out(t, g, owners);
    if (trial_contradicts(t)) {
        try_cells(t, g, &all, &m);
        if (m.ways.count != 1 && all.count <= MOST_SWAPPED)
            try_swaps(t, &all, &m);
        if (!m.ways.count && !m.swapped && all.count <= MOST_PAIRED)
            try_pairs(t, g, &all, &m);
    }
    trial_end(t);
    pov_arena_clear(scratch);
    return m;
}
