#include "reckon/mend.h"

#include "reckon/area_sums.h"

minimal_group *minimal_group_of(const minimal *m)
{
    minimal_group *g = m->group;

    while (g->merged_into)
        g = g->merged_into;
    return g;
}

/* Everything else that is stated around must hold together without the cell.
 * What is far away cannot tell, so the figures looked into are limited. */

enum { FIGURES_TRIED = 400, MOST_SWAPPED = 12 };

/** Figures that are reckoned anew to find who is to blame in one group. */
enum { MOST_WORK = 400000 };

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

static void leave_cells_out(const mend_way *w, bool is_out)
{
    for (size_t i = 0; i < w->count; i++)
        w->cells[i]->left_out = is_out;
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

/** What is wrong elsewhere may not have a say here, all else has. */
static void leave_others_out(const trial *t, const minimal_group *g,
                             const pov_map *owners)
{
    for (size_t i = 0; i < t->scope.count; i++) {
        const pov_figure *f = &t->scope.items[i].outside;

        for (size_t s = 0; s < f->evidence.count; s++) {
            pov_evidence *e = f->evidence.items[s];
            const minimal *of =
                pov_map_find(owners, &e, sizeof(pov_evidence *));

            e->left_out = of && e->standing == POV_USED &&
                          is_left_out(minimal_group_of(of), g, e);
        }
    }
}

/** Could some number stand in each place?  Of several cells each must be told
 *  by what is left. */
typedef enum outcome { NOT_WELL, LEFT_OPEN, WELL } outcome;

static outcome try_without(trial *t, mend_way *w)
{
    outcome o = WELL;

    leave_cells_out(w, true);
    if (trial_contradicts(t))
        o = NOT_WELL;
    for (size_t i = 0; i < w->count && o != NOT_WELL; i++) {
        w->must_be[i] = trial_leaves_for(w->cells[i]);
        if (pov_interval_is_empty(&w->must_be[i]))
            o = NOT_WELL;
        else if (w->count > 1 && !pov_interval_is_bounded(&w->must_be[i]))
            o = LEFT_OPEN;
    }
    leave_cells_out(w, false);
    return o;
}

/* Each set must lose a cell: the next one is taken from a set that has none
 * yet.  Where all sets have one and not all is well there is one more set, and
 * it is sought then.  So all ways are met, and hardly anything else. */

typedef struct search {
    trial *trial;
    const minimal_group *group;
    const pov_map *owners;
    struct {
        evidence_list *items;
        size_t count, capacity;
    } sets;
    pov_map tried;
    size_t size; /* of the ways that are sought */
    mend *found;
    bool is_too_much; /* not all was tried */
} search;

/** The same cells, in whatever order they were found.  Errors: false if they
 *  were tried before. */
static bool is_new(search *s, const mend_way *w)
{
    pov_evidence *key[MEND_CELLS] = {NULL};

    for (size_t i = 0; i < w->count; i++) {
        size_t at = i;

        for (; at && (uintptr_t)key[at - 1] > (uintptr_t)w->cells[i]; at--)
            key[at] = key[at - 1];
        key[at] = w->cells[i];
    }
    return pov_map_add(&s->tried, s->trial->arena, key, sizeof key);
}

/** A set that no cell of the way is in, or NULL. */
static const evidence_list *missed_by(const search *s, const mend_way *w)
{
    for (size_t i = 0; i < s->sets.count; i++) {
        const evidence_list *l = &s->sets.items[i];
        bool is_hit = false;

        for (size_t k = 0; k < w->count && !is_hit; k++)
            is_hit = contains(l, w->cells[k]);
        if (!is_hit)
            return l;
    }
    return NULL;
}

/** What contradicts itself without the cells.  Errors: NULL if that cannot be
 *  told. */
static const evidence_list *learn(search *s, const mend_way *w)
{
    evidence_list set;

    leave_cells_out(w, true);
    set = minimal_within(s->trial, s->trial->arena);
    leave_others_out(s->trial, s->group, s->owners);
    if (!set.count)
        return NULL;
    pov_arena_push(s->trial->arena, &s->sets, set);
    return &s->sets.items[s->sets.count - 1];
}

static void try_way(search *s, const mend_way *w)
{
    mend *m = s->found;
    mend_way whole = *w;
    outcome o = try_without(s->trial, &whole);

    if (s->trial->runs * s->trial->scope.count > MOST_WORK ||
        m->ways.count == MEND_WAYS)
        s->is_too_much = true;
    else if (o == WELL)
        m->ways.items[m->ways.count++] = whole;
    m->has_open = m->has_open || o == LEFT_OPEN;
}

static void extend(search *s, const mend_way *w)
{
    const evidence_list *missed = missed_by(s, w);
    evidence_list from;

    if (w->count == s->size) {
        if (!missed)
            try_way(s, w);
        return;
    }
    missed = missed ? missed : learn(s, w);
    if (!missed)
        return;
    from = *missed;
    for (size_t i = 0; i < from.count && !s->is_too_much; i++) {
        mend_way more = *w;

        if (from.items[i]->standing != POV_USED)
            continue;
        more.cells[more.count++] = from.items[i];
        if (is_new(s, &more))
            extend(s, &more);
    }
}

/** All ways of so many cells, or none. */
static void try_sets(search *s, size_t size)
{
    s->size = size;
    s->tried = (pov_map){0};
    extend(s, &(mend_way){.count = 0});
    if (s->is_too_much)
        s->found->ways.count = 0;
}

static search search_begin(trial *t, const minimal_group *g,
                           const pov_map *owners, mend *found)
{
    search s = {.trial = t, .group = g, .owners = owners, .found = found};

    for (size_t i = 0; i < g->sets.count; i++)
        pov_arena_push(t->arena, &s.sets, g->sets.items[i]->statements);
    return s;
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

evidence_list mend_around(engine *e, const minimal_group *g, pov_arena *arena)
{
    evidence_list all = mend_statements(g, arena);
    figure_list around = figures_of(&all, arena);
    trial *t = trial_begin(e, &around, FIGURES_TRIED, arena);
    evidence_list scope = minimal_scope(t, arena);

    trial_end(t);
    return scope;
}

void mend_find(engine *e, const minimal_group *g, const pov_map *owners,
               pov_arena *scratch, mend *out)
{
    evidence_list all = mend_statements(g, scratch);
    figure_list around = figures_of(&all, scratch);
    trial *t = trial_begin(e, &around, FIGURES_TRIED, scratch);
    search s = search_begin(t, g, owners, out);

    out->ways.count = 0;
    out->has_open = false;
    out->swapped = out->swapped_with = NULL;
    leave_others_out(t, g, owners);
    if (trial_contradicts(t)) {
        try_sets(&s, 1);
        if (out->ways.count != 1 && all.count <= MOST_SWAPPED)
            try_swaps(t, &all, out);
        for (size_t size = 2; size <= MEND_CELLS && !out->ways.count &&
                              !out->swapped && !s.is_too_much;
             size++)
            try_sets(&s, size);
    }
    trial_end(t);
    pov_arena_clear(scratch);
}

static void spare_set(pov_arena *arena, const evidence_list *set,
                      const pov_evidence *blamed)
{
    const pov_area *total = area_sums_of_many(set);

    for (size_t i = 0; i < set->count; i++) {
        pov_figure *f = set->items[i]->figure;

        if (f != blamed->figure && (!total || f->key.area == total) &&
            !pov_figure_dispute(f)->blamed)
            pov_figure_dispute_at(f, arena)->blamed = blamed;
    }
}

void mend_spare(engine *e, const minimal_group *g, pov_evidence *const blamed[],
                size_t n)
{
    for (size_t b = 0; b < n; b++)
        for (size_t i = 0; i < g->sets.count; i++) {
            const evidence_list *set = &g->sets.items[i]->statements;

            for (size_t k = 0; k < set->count; k++)
                if (set->items[k] == blamed[b])
                    spare_set(e->figures->arena, set, blamed[b]);
        }
}
