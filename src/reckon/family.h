#ifndef RECKON_FAMILY_H
#define RECKON_FAMILY_H

#include "reckon/engine.h"

/** Let the sums over areas that a figure is part of, or the total of, wait. */
void family_visit(engine *e, pov_figure *figure, const pov_equation *self);

/** Apply the sums over areas that wait for it.  A total of many areas is
 *  reckoned once they have all been settled, not after each of them. */
void family_settle(engine *e);

#endif
