#include "povstat/reckon.h"

#include "reckon/claims.h"
#include "reckon/equations.h"
#include "reckon/explain.h"
#include "reckon/group_sums.h"
#include "reckon/plausible.h"
#include "reckon/propagate.h"
#include "reckon/reconcile.h"
#include "reckon/unsaid.h"

/* The order of it all. */

enum { MOST_PASSES = 8, MOST_ROUNDS = 6 };

static void run_pass(engine *e)
{
    size_t stated = e->figures->count;

    e->changed_statements = false;
    e->suspicions.count = 0;
    e->suspected = (pov_map){0};
    for (size_t i = 0; i < e->figures->count; i++) {
        reconcile_choose_again(e->figures->items[i]);
        propagate_forget(e->figures->items[i]);
    }
    propagate_stated(e, e->figures->items, stated);
    propagate_claimed(e, e->figures->items, stated);
    propagate_assumed(e, e->figures->items, stated);
}

void pov_reckon(pov_figures *figures, pov_findings *findings)
{
    engine e = {.figures = figures, .findings = findings};
    int pass = 0;

    pov_figures_sort(figures);
    unsaid_settle(figures, findings);
    reconcile_all(figures);
    claims_bind(figures);
    equations_bind(&e);
    pov_figures_sort(figures);
    do {
        e.nothing_gives_way = ++pass == MOST_PASSES;
        run_pass(&e);
        if (pass < MOST_PASSES && plausible_drop(&e))
            e.changed_statements = true;
    } while (e.changed_statements);
    pov_figures_sort(figures);
    reconcile_report(figures, findings);
    e.nothing_gives_way = true;
    for (int round = 1; explain_report(&e, round >= MOST_ROUNDS); round++)
        run_pass(&e);
    if (plausible_dispute_flows(&e))
        run_pass(&e);
    group_sums_settle(&e);
    pov_figures_sort(figures);
    reconcile_report_conflicts(figures, findings);
    plausible_report(&e);
}
