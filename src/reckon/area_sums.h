#ifndef POVSTAT_RECKON_AREA_SUMS_H
#define POVSTAT_RECKON_AREA_SUMS_H

#include "reckon/engine.h"

/** Let the sums over areas wait that a figure, which has become better known,
 *  takes part in. */
void area_sums_visit(engine *e, pov_figure *figure, const pov_equation *self);

/** Apply the sums that wait.  A total of many areas is reckoned once they have
 *  all been settled, not after each of them. */
void area_sums_settle(engine *e);

#endif
