#ifndef POVSTAT_RECKON_STIR_H
#define POVSTAT_RECKON_STIR_H

#include "reckon/engine.h"

/* What brings a quiet family back, see quiet.h: of a loud one all is
 * reckoned. */

bool stir_is_loud(const engine *e, const pov_area *area);
void stir_wake(engine *e, const pov_area *area);

/** While that is tried: does what follows for a figure call for more?  Then
 *  nothing must be done about it, it will come again.  Shape: `d` may be
 *  NULL. */
bool stir_calls(engine *e, const pov_figure *figure, const pov_derivation *d);

/** The same of what becomes better known in a moment that was thought closed.
 */
bool stir_widens(engine *e, const pov_figure *figure, const pov_derivation *d);

/** End the trial.  Errors: false if all can stay as it is; else the families
 *  that were stirred are quiet no more, and all that was reckoned is to be
 *  forgotten. */
bool stir_end(engine *e);

#endif
