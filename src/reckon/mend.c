#include "reckon/mend.h"

/* Everything else that is stated around must hold together without the cell.
 * What is far away cannot tell, so the figures looked into are limited. */

enum { FIGURES_AROUND = 400, MOST_STATEMENTS = 128, MOST_SWAPPED = 12 };

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

static bool is_in_every_set(const minimal_group *g, const pov_evidence *e)
{
    for (size_t s = 0; s < g->sets.count; s++)
        if (!contains(&g->sets.items[s]->statements, e))
            return false;
    return true;
}

static figure_list figures_of(const evidence_list *l, pov_arena *arena)
{
    figure_list figures = {0};

    for (size_t i = 0; i < l->count; i++)
        pov_arena_push(arena, &figures, l->items[i]->figure);
    return figures;
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

            if (of && minimal_group_of(of) != g && e->standing == POV_USED)
                e->left_out = true;
        }
    }
}

/** Is all well without it, and could some number stand in its place? */
static bool mends(trial *t, pov_evidence *e, pov_interval *must_be)
{
    bool is_well;

    e->left_out = true;
    is_well = !trial_contradicts(t);
    *must_be = trial_leaves_for(e);
    e->left_out = false;
    return is_well && !pov_interval_is_empty(must_be);
}

/** The only cell that mends all sets. */
static void try_cells(trial *t, const minimal_group *g, mend *m)
{
    const evidence_list *first = &g->sets.items[0]->statements;
    size_t count = 0;

    for (size_t i = 0; i < first->count && count < 2; i++) {
        pov_evidence *e = first->items[i];
        pov_interval must_be;

        if (e->standing != POV_USED || !is_in_every_set(g, e) ||
            !mends(t, e, &must_be))
            continue;
        m->cell = e;
        m->must_be = must_be;
        count++;
    }
    if (count != 1)
        m->cell = NULL;
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
                m->cell = a;
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
        m->cell = m->swapped_with = NULL;
}

mend mend_find(engine *e, const minimal_group *g, const pov_map *owners,
               pov_arena *scratch)
{
    mend m = {.cell = NULL};
    evidence_list all = mend_statements(g, scratch);
    figure_list around = figures_of(&all, scratch);
    trial *t;

    if (all.count > MOST_STATEMENTS) {
        pov_arena_clear(scratch);
        return m;
    }
    t = trial_begin(e, &around, FIGURES_AROUND, scratch);
    leave_others_out(t, g, owners);
    if (trial_contradicts(t)) {
        try_cells(t, g, &m);
        if (!m.cell && all.count <= MOST_SWAPPED)
            try_swaps(t, &all, &m);
    }
    trial_end(t);
    pov_arena_clear(scratch);
    return m;
}
