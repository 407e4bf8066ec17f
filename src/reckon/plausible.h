#ifndef POVSTAT_RECKON_PLAUSIBLE_H
#define POVSTAT_RECKON_PLAUSIBLE_H

#include "reckon/engine.h"

/** Bar what follows and cannot be: derived totals that jump, assumptions of
 *  which the impossible follows.  Errors: false if there is none; else
 *  everything must be reckoned anew, without them. */
bool plausible_drop(engine *e);

/** Report the flows that are larger than what they flow from, or than all there
 *  is, and put them in conflict.  Errors: false if there is none; else what
 *  follows must be reckoned anew. */
bool plausible_dispute_flows(engine *e);

/** Say what may be true and is hardly ever; nothing is done about it. */
void plausible_report(engine *e);

#endif
