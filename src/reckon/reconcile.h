#ifndef POVSTAT_RECKON_RECONCILE_H
#define POVSTAT_RECKON_RECONCILE_H

#include "povstat/figures.h"
#include "povstat/finding.h"
#include "povstat/interval.h"

/** Choose among the statements of every figure. */
void reconcile_all(pov_figures *figures);

/** Where the chosen statement was set aside, show another in its place that is
 *  still in use, if there is one. */
void reconcile_choose_again(pov_figure *f);

/** Put a figure in conflict with others: it is passed on to none.  Errors:
 *  false if it was in conflict already. */
bool reconcile_dispute(pov_figure *figure, pov_blame blame);

/** Does it say of a figure, as a rate or as a count, what its document says
 *  otherwise too, and what has given way there? */
bool reconcile_is_stale(const pov_evidence *evidence);

/** Report which source gave way to which and by what rule, and what is stated
 *  twice.  What the equations say against it is known by then. */
void reconcile_report(const pov_figures *figures, pov_findings *findings);

/** "'12.248' (quang-binh-3627-portal, official)" for a source of a statement
 *  in a list of places. */
const char *reconcile_describe(const pov_findings *findings,
                               const pov_evidence *evidence, size_t source);

/** What an equation says, for pov_say; NULL: the figure's own statements. */
const char *reconcile_reason(const pov_equation *by);

/** Report every figure whose sources differ, with what speaks for each. */
void reconcile_report_conflicts(const pov_figures *figures,
                                pov_findings *findings);

/** "1155 to 1157", "at least 5", "no number" or the one value; NULL if it may
 *  be anything that is counted.  Ends of many decimals are rounded outward. */
const char *reconcile_range_text(const pov_interval *i,
                                 const pov_findings *findings);

#endif
