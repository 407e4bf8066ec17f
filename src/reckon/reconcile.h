#ifndef POVSTAT_RECKON_RECONCILE_H
#define POVSTAT_RECKON_RECONCILE_H

#include "povstat/figures.h"

/** Choose among the statements of every figure. */
void reconcile_all(pov_figures *figures);

/** Is it said outright that a document replaces another? */
bool reconcile_replaces_by_name(const pov_plan *later, const pov_plan *earlier);

/** Is it, or was one published later? */
bool reconcile_replaces(const pov_plan *later, const pov_plan *earlier);

/** The same figure counted the other way: the rate of a count, the count of a
 *  rate; or NULL. */
pov_figure *reconcile_other_measure(const pov_figure *f);

/** Where the chosen statement was set aside, show another in its place that is
 *  still in use, if there is one. */
void reconcile_choose_again(pov_figure *f);

/** Does it say of a figure, as a rate or as a count, what its document says
 *  otherwise too, and what has given way there? */
bool reconcile_is_stale(const pov_evidence *evidence);

/** Report which source gave way to which and by what rule, and what is stated
 *  twice.  What the identities say against it is known by then. */
void reconcile_report(const pov_figures *figures, pov_findings *findings);

/** "'12.248' (quang-binh-3627-portal, official)" for a source of a statement
 *  in a list of places. */
const char *reconcile_describe(const pov_findings *findings,
                               const pov_evidence *evidence, size_t source);

/** What an identity says, for pov_say; NULL: the figure's own statements. */
const char *reconcile_reason(const pov_identity *by);

#endif
