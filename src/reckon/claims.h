#ifndef POVSTAT_RECKON_CLAIMS_H
#define POVSTAT_RECKON_CLAIMS_H

#include "reckon/engine.h"

/** The roles of the equation of a claim. */
enum { CLAIMS_PERCENT, CLAIMS_ACHIEVED, CLAIMS_PLANNED };

/** Find for claims that name no plan the only one that has a target of their
 *  day.  Shape: the figures are sorted. */
void claims_bind(pov_figures *figures);

/**
 * What "đạt 320% kế hoạch" leaves for the target or for the result, whichever
 * of them nobody states: 100 × achieved = percent × planned.
 *
 * What fewer is better of is achieved by as much as it fell, anything else by
 * what there is of it.  Nothing follows where it is open what was planned.
 */
void claims_visit(engine *e, pov_figure *claim, const pov_equation *self);

#endif
