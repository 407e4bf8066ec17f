#include "reckon/minimal.h"

#include <string.h>

#include "reckon/area_sums.h"

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

evidence_list minimal_scope(const trial *t, pov_arena *arena)
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
    around = minimal_scope(t, arena);
    *needed = in_order_of_leaving(&around, arena);
    return needed->count <= MOST_STATEMENTS && contradict_each_other(t, needed);
}

static void reduce(trial *t, evidence_list *needed)
{
    for (size_t n = needed->count / 2; n > 1; n /= 2)
        filter(t, needed, n);
    filter(t, needed, 1);
}

evidence_list minimal_within(trial *t, pov_arena *arena)
{
    evidence_list all = minimal_scope(t, arena), own = {0}, needed;

    for (size_t i = 0; i < all.count; i++)
        if (!all.items[i]->left_out)
            pov_arena_push(arena, &own, all.items[i]);
    needed = in_order_of_leaving(&own, arena);
    if (needed.count > MOST_STATEMENTS || !contradict_each_other(t, &needed))
        needed.count = 0;
    reduce(t, &needed);
    return needed;
}

/** What a number would be with so much more.  Errors: false if less than
 *  nothing is left. */
static bool with_more(const pov_evidence *e, pov_decimal more,
                      pov_interval *out)
{
    pov_decimal sum;

    if (!pov_decimal_add(e->says.amount, more, &sum) || sum.units < 0)
        return false;
    *out = pov_interval_point(pov_ratio_from_decimal(sum));
    return true;
}

/** A sum over areas needs no trial: where nothing but one number of each is in
 *  it, and each could be what the others leave, all is well without any one.
 *  Errors: false if it is something else, or larger than its total. */
static bool prove_sum(minimal *m, pov_arena *arena, pov_arena *scratch)
{
    const evidence_list *l = &m->statements;
    pov_decimal rest, less;
    const pov_evidence *total = area_sums_total_of(l, &rest, scratch);

    if (!total || !pov_decimal_subtract(pov_decimal_whole(0), rest, &less))
        return false;
    m->allowed = pov_arena_alloc(arena, l->count * sizeof *m->allowed);
    for (size_t i = 0; i < l->count; i++)
        if (!with_more(l->items[i], l->items[i] == total ? less : rest,
                       &m->allowed[i]))
            return false;
    m->is_proved = true;
    return true;
}

static void prove(engine *e, minimal *m, const leaves *from, pov_arena *scratch)
{
    pov_arena *arena = e->figures->arena;
    trial *t = trial_begin(e, &from->figures, FIGURES_AROUND, scratch);
    evidence_list needed;

    if (begin_with(t, &from->statements, &needed, scratch)) {
        reduce(t, &needed);
        m->is_proved = needed.count && trial_contradicts(t);
    }
    if (m->is_proved) {
        m->figure = t->where;
        m->by = t->by;
        m->statements = with_unused(&needed, &from->statements, arena);
        see_what_each_may_be(t, m, arena);
    }
    trial_end(t);
}

minimal *minimal_of(engine *e, const suspicion *s, pov_arena *scratch)
{
    minimal *m = minimal_untried(e, s);
    leaves every;

    if (s->rests_on.figures.count == m->statements.count &&
        prove_sum(m, e->figures->arena, scratch)) {
        pov_arena_clear(scratch);
        return m;
    }
    prove(e, m, &s->rests_on, scratch);
    if (!m->is_proved) {
        every = leaves_around(&s->rests_on.figures, scratch);
        prove(e, m, &every, scratch);
    }
    pov_arena_clear(scratch);
    return m;
}
