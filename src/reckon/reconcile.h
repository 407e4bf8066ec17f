#ifndef POVSTAT_RECKON_RECONCILE_H
#define POVSTAT_RECKON_RECONCILE_H

#include "povstat/figures.h"

/** Choose among the statements of every figure.  Findings: conflicts, and
 *  which source gave way to which. */
void reconcile_all(pov_figures *figures, pov_findings *findings);

/** "'12.248' (quang-binh-3627-portal, official)" for a source of a statement
 *  in a list of places. */
const char *reconcile_describe(pov_arena *arena, const pov_evidence *evidence,
                               size_t source);

#endif
