#ifndef POVSTAT_RECKON_RECONCILE_H
#define POVSTAT_RECKON_RECONCILE_H

#include "povstat/figures.h"

/** Choose among the statements of every figure. */
void reconcile_all(pov_figures *figures);

/** Report which source gave way to which and by what rule, and what is stated
 *  twice.  What the identities say against it is known by then. */
void reconcile_report(const pov_figures *figures, pov_findings *findings);

/** "'12.248' (quang-binh-3627-portal, official)" for a source of a statement
 *  in a list of places. */
const char *reconcile_describe(pov_arena *arena, const pov_evidence *evidence,
                               size_t source);

/** What an identity says; NULL: the figure's own statements. */
const char *reconcile_reason(const pov_identity *by);

#endif
