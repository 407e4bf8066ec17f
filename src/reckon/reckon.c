#include "povstat/reckon.h"

#include "reckon/claims.h"
#include "reckon/equations.h"
#include "reckon/explain.h"
#include "reckon/group_sums.h"
#include "reckon/plausible.h"
#include "reckon/propagate.h"
#include "reckon/quiet.h"
#include "reckon/reconcile.h"
#include "reckon/stir.h"
#include "reckon/unsaid.h"

/* The order of it all. */

enum { MOST_PASSES = 8, MOST_ROUNDS = 6 };

static void run_pass(engine *e)
{
    size_t stated = e->figures->count;

    e->changed_statements = false;
    e->clock = 0; /* as what all figures are forgotten to have been */
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

/** Forget what was tried. */
static void begin_again(engine *e, size_t figures)
{
    pov_figures_drop_unstated(e->figures, figures);
    e->groups.count = 0;
    e->groups.seen = e->families = (pov_map){0};
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
    } while (e->changed_statements);
}

static void reckon(engine *e, bool quietly)
{
    pov_figures *figures = e->figures;
    pov_findings *findings = e->findings;

    pov_figures_sort(figures);
    unsaid_settle(figures, findings);
    reconcile_all(figures);
    claims_bind(figures);
    equations_bind(e);
    pov_figures_sort(figures);
    if (quietly)
        quiet_begin(e);
    run_passes(e);
    pov_figures_sort(figures);
    reconcile_report(figures, findings);
    e->nothing_gives_way = true;
    for (int round = 1; explain_report(e, round >= MOST_ROUNDS); round++)
        run_pass(e);
    if (plausible_dispute_flows(e))
        run_pass(e);
    group_sums_settle(e);
    pov_figures_sort(figures);
    reconcile_report_conflicts(figures, findings);
    plausible_report(e);
}

void pov_reckon(pov_figures *figures, pov_findings *findings)
{
    reckon(&(engine){.figures = figures, .findings = findings}, false);
}

void pov_reckon_findings(pov_figures *figures, pov_findings *findings)
{
    reckon(&(engine){.figures = figures, .findings = findings}, true);
}
