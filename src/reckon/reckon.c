#include "povstat/reckon.h"

#include "reckon/claims.h"
#include "reckon/equations.h"
#include "reckon/explain.h"
#include "reckon/group_sums.h"
#include "reckon/plausible.h"
#include "reckon/propagate.h"
#include "reckon/quiet.h"
#include "reckon/recipes.h"
#include "reckon/reconcile.h"
#include "reckon/stir.h"
#include "reckon/unsaid.h"

/* The order of it all. */

enum { MOST_PASSES = 8, MOST_ROUNDS = 6 };

/** Forget what a pass made of what is stated. */
static void forget_all(engine *e)
{
    e->clock = 0;
    e->suspicions.count = 0;
    e->suspected = (pov_map){0};
    for (size_t i = 0; i < e->figures->count; i++) {
        reconcile_choose_again(e->figures->items[i]);
        propagate_forget(e->figures->items[i]);
    }
}

/** Shape: nothing is known but what is stated. */
static void run_pass(engine *e)
{
    size_t stated = e->figures->count;

    e->changed_statements = false;
    propagate_stated(e, e->figures->items, stated);
    propagate_claimed(e, e->figures->items, stated);
    propagate_assumed(e, e->figures->items, stated);
}

/** Forget what was tried, and spare nothing. */
static void begin_again(engine *e, size_t figures)
{
    e->spares_ways = false;
    pov_figures_drop_unstated(e->figures, figures);
    e->groups.count = 0;
    e->groups.seen = e->broods = (pov_map){0};
}

/** Pass after pass until nothing more gives way. */
static void run_passes(engine *e)
{
    size_t figures = e->figures->count;
    int pass = 0;

    do {
        e->nothing_gives_way = ++pass == MOST_PASSES;
        run_pass(e);
        if (pass < MOST_PASSES && plausible_drop(e))
            e->changed_statements = true;
        if (e->quiet.is_tried && stir_end(e)) {
            begin_again(e, figures);
            e->changed_statements = true;
            pass = 0;
        }
        if (e->changed_statements)
            forget_all(e);
    } while (e->changed_statements);
}

static void run_again(engine *e)
{
    forget_all(e);
    run_pass(e);
}

/** Reckon what is stated of one family of areas. */
static void reckon_family(engine *e, bool quietly)
{
    pov_figures_sort(e->figures);
    if (quietly)
        quiet_begin(e);
    e->quiet.is_tried = quietly || e->spares_ways;
    run_passes(e);
    pov_figures_sort(e->figures);
    reconcile_report(e->figures, e->findings);
    e->nothing_gives_way = true;
    for (int round = 1;
         e->suspicions.count && explain_report(e, round >= MOST_ROUNDS);
         round++)
        run_again(e);
    if (plausible_dispute_flows(e))
        run_again(e);
    pov_figures_sort(e->figures);
}

/** Where the figures of the next family stand. */
static size_t family_end(const pov_figures *figures, size_t from)
{
    const pov_area *today = pov_area_of_today(figures->items[from]->key.area);

    while (from < figures->count &&
           pov_area_of_today(figures->items[from]->key.area) == today)
        from = pov_figures_area_end(figures, from);
    return from;
}

static bool is_one_family(const pov_figures *figures)
{
    return figures->count && family_end(figures, 0) == figures->count;
}

/** Take over the groups that a family's numbers are to be added up for. */
static void take_groups(engine *e, const engine *one)
{
    pov_arena *arena = e->figures->arena;

    if (one->groups.by)
        e->groups.by = one->groups.by;
    for (size_t i = 0; i < one->groups.count; i++) {
        const pov_key *key = &one->groups.items[i];

        if (pov_map_add(&e->groups.seen, arena, key, sizeof *key))
            pov_arena_push(arena, &e->groups, *key);
    }
}

/** Put the figures of a family behind those of the ones before.  All else that
 *  figures know of each other is of both. */
static void take_figures(pov_figures *all, const pov_figures *own)
{
    pov_figures both = *own;

    both.items = all->items;
    both.count = all->count;
    both.capacity = all->capacity;
    for (size_t i = 0; i < own->count; i++)
        pov_arena_push(all->arena, &both, own->items[i]);
    both.among |= all->among;
    both.weights |= all->weights;
    *all = both;
}

/** Family after family, each as if it were alone: what is found of it is the
 *  same beside whatever others. */
static void reckon_families(engine *e, bool quietly)
{
    pov_figures *all = e->figures;
    const pov_figures stated = *all;

    if (all->count && family_end(all, 0) == all->count) {
        reckon_family(e, quietly);
        return;
    }
    all->items = NULL;
    all->count = all->capacity = 0;
    for (size_t from = 0, to; from < stated.count; from = to) {
        pov_figures own = *all;
        engine one = {.figures = &own,
                      .findings = e->findings,
                      .bound = e->bound,
                      .spoken = e->spoken,
                      .of_areas = e->of_areas,
                      .recipes = e->recipes};

        to = family_end(&stated, from);
        own.items = stated.items + from;
        own.count = own.capacity = own.sorted = to - from;
        reckon_family(&one, quietly);
        take_figures(all, &own);
        take_groups(e, &one);
        if (e->clock < one.clock)
            e->clock = one.clock;
    }
    all->sorted = all->count;
    all->is_sorted = false;
    pov_figures_sort(all);
}

/** All that comes before anything is reckoned. */
static void make_ready(engine *e)
{
    pov_figures *figures = e->figures;

    pov_figures_sort(figures);
    unsaid_settle(figures, e->findings);
    reconcile_all(figures);
    claims_bind(figures);
    equations_bind(e);
    e->recipes = recipes_of(e);
    pov_figures_sort(figures);
}

/** Tell what is left to tell when all is known. */
static void report(engine *e)
{
    reconcile_report_conflicts(e->figures, e->findings);
    plausible_report(e);
}

/** Reckon what is about single families.  Shape: all is ready. */
static void reckon_apart(engine *e, bool quietly)
{
    if (quietly)
        quiet_listen(e);
    if (is_one_family(e->figures))
        reckon_family(e, quietly);
    else
        reckon_families(e, quietly);
    e->nothing_gives_way = true;
}

static void reckon(engine *e, bool quietly)
{
    make_ready(e);
    reckon_apart(e, quietly);
    group_sums_settle(e);
    pov_figures_sort(e->figures);
    report(e);
}

void pov_reckon(pov_figures *figures, pov_findings *findings)
{
    reckon(&(engine){.figures = figures, .findings = findings}, false);
}

void pov_reckon_findings(pov_figures *figures, pov_findings *findings)
{
    reckon(&(engine){.figures = figures, .findings = findings}, true);
}

void pov_reckon_family(pov_figures *figures, pov_wants wants,
                       pov_group_sums *sums, pov_findings *findings)
{
    engine e = {.figures = figures, .findings = findings};

    e.groups.are_others = sums != NULL;
    e.spares_ways = wants == POV_WANTS_ROWS;
    make_ready(&e);
    reckon_apart(&e, wants == POV_WANTS_FINDINGS);
    if (sums)
        group_sums_keep(sums, &e);
    report(&e);
}

/** Take out the provinces: they were told of. */
static void leave_groups(pov_figures *figures)
{
    size_t n = 0;

    for (size_t i = 0; i < figures->count; i++)
        if (pov_area_is_group(figures->items[i]->key.area))
            figures->items[n++] = figures->items[i];
        else
            figures->n_stated -= figures->items[i]->evidence.count > 0;
    figures->count = figures->sorted = n;
}

void pov_reckon_groups(pov_figures *figures, pov_wants wants,
                       pov_group_sums *sums, pov_findings *findings)
{
    engine e = {.figures = figures, .findings = findings};

    make_ready(&e);
    reckon_apart(&e, wants == POV_WANTS_FINDINGS);
    if (sums)
        group_sums_join(sums, &e);
    group_sums_settle(&e);
    if (sums)
        group_sums_show(sums, figures);
    pov_figures_sort(figures);
    leave_groups(figures);
    report(&e);
}
