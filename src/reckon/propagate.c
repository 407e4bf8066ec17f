#include "reckon/propagate.h"

#include "reckon/area_sums.h"
#include "reckon/equations.h"
#include "reckon/recipes.h"

/* Statements come into play strongest first.  After each rank the equations
 * are applied to whatever changed until nothing changes any more.  So a
 * weaker statement always meets what stronger ones have settled, and gives
 * way; only equals can contradict each other.
 *
 * Counts are whole numbers, rates follow from them, and no figure is narrowed
 * more than MOST_NARROWINGS times: it ends, in time linear in statements.  In
 * the last pass nothing is set aside any more, so that no number rests on what
 * has been. */

/** Shape: what ties it to other days is in no quiet moment. */
static bool is_quiet(const pov_figure *f)
{
    return f->moment && f->moment->is_quiet && !pov_figure_bonds(f)->ties.count;
}

/** Of a quiet moment nothing is to be told but what its counts say of other
 *  areas, and of one that follows a recipe nothing else has to be found out. */
static void visit(engine *e, pov_figure *f)
{
    if (!is_quiet(f) && !recipes_follow(e, f))
        equations_visit(e, f);
    equations_visit_areas(e, f);
}

static void drain(engine *e)
{
    while (e->queue.next < e->queue.count) {
        pov_figure *f = e->queue.items[e->queue.next++];
        uint32_t now = ++e->clock;

        f->queued = false;
        visit(e, f);
        f->applied_at = now;
    }
    e->queue.count = e->queue.next = 0;
}

void propagate_settle(engine *e)
{
    drain(e);
    while (e->waiting.count) {
        area_sums_settle(e);
        recipes_choose(e, e->queue.items, e->queue.count);
        drain(e);
    }
    recipes_close(e);
}

static void forget_bonds(pov_bonds *b)
{
    b->derivations.count = 0;
    if (!b->dispute)
        return;
    b->dispute->expected = pov_interval_any();
    b->dispute->expected_by = NULL;
    b->dispute->against.count = 0;
}

void propagate_forget(pov_figure *f)
{
    f->value = pov_interval_any();
    f->low_rank = f->high_rank = POV_NO_STATUS;
    f->low_weight = f->high_weight = POV_NO_STATUS;
    f->low_by = f->high_by = NULL;
    if (f->bonds)
        forget_bonds(f->bonds);
    f->narrowed = 0;
    f->changed = f->applied_at = 0;
    f->is_assumed = false;
    if (f->moment)
        f->moment->brood = NULL;
}

/** Only changes bear on what is assumed. */
void propagate_assumed(engine *e, pov_figure *const *figures, size_t n)
{
    const unsigned bearing = POV_AMONG_CHANGES | POV_AMONG_CLAIMS;
    bool may_be = pov_figures_may_have(e->figures, bearing);

    e->assumes = true;
    for (size_t i = 0; may_be && i < n; i++)
        if (figures[i]->key.form != POV_LEVEL)
            engine_enqueue(e, figures[i]);
    propagate_settle(e);
    e->assumes = false;
}

/* A claim is of what others state; it fills what they leave open, and gives
 * way to all of them. */
void propagate_claimed(engine *e, pov_figure *const *figures, size_t n)
{
    bool may_be = pov_figures_may_have(e->figures, POV_AMONG_CLAIMS);

    e->stage = POV_NO_STATUS;
    for (size_t i = 0; may_be && i < n; i++)
        if (figures[i]->key.form == POV_CLAIMED)
            engine_state(e, figures[i]);
    propagate_settle(e);
}

/** Most of what is stated will wait to be looked at. */
static void make_room(engine *e, size_t n)
{
    size_t size = sizeof *e->queue.items;

    if (e->queue.capacity >= n)
        return;
    pov_arena_outgrow(e->figures->arena, e->queue.items,
                      e->queue.capacity * size);
    e->queue.items = pov_arena_alloc(e->figures->arena, n * size);
    e->queue.capacity = n;
}

/** Shape: nothing waits. */
void propagate_stated(engine *e, pov_figure *const *figures, size_t n)
{
    unsigned weights = e->figures->weights;

    make_room(e, n);
    for (int rank = POV_MINISTRY; rank > POV_NO_STATUS; rank--) {
        e->stage = (pov_status)rank;
        for (size_t i = 0; i < n && weights & 1u << rank; i++) {
            recipes_choose(e, &figures[i], 1);
            engine_state(e, figures[i]);
        }
        propagate_settle(e);
    }
}
