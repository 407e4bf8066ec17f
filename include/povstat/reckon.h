#ifndef POVSTAT_RECKON_H
#define POVSTAT_RECKON_H

#include "povstat/figures.h"

/**
 * Make one figure of every key: rank the sources, report conflicts, then
 * derive what follows from the identities until nothing changes.
 *
 * Shape:  sorts the figures first and last; the result does not depend on
 *         the order in which statements were added.
 * Errors: findings.  A weaker statement that does not fit is set aside, equal
 *         ones that cannot all be true are a contradiction; nothing is ever
 *         repaired.
 * Source: docs/method.md
 */
void pov_reckon(pov_figures *figures, pov_findings *findings);

/** What a flow of the review form does to its stock: 1 adds, -1 takes away;
 *  0: not in the form. */
int pov_flow_sign(const pov_indicator *flow);

/** The rank of a status; a revised figure ranks as a reported one. */
pov_status pov_status_rank(pov_status status);

#endif
